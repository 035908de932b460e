//! End-to-end tests: over HTTP, against real PostgreSQL, one database for each test.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod access;
mod at_the_instant;
mod authorization;
mod bargaining;
mod bodies;
mod busy;
mod calendar;
mod calendar_proposals;
mod campaign;
mod capabilities;
mod capacities;
mod catalogue;
mod certificate_end;
mod clock;
mod conduct;
mod crash;
mod current_price;
mod deadlines;
mod declared;
mod devices;
mod disclosure;
mod dump;
mod duties;
mod entrances;
mod event_kinds;
mod evidence;
mod export;
mod feed;
mod founding;
mod hostile;
mod http;
mod idempotency;
mod installation;
mod job_run;
mod kept_list;
mod last_day;
mod leaving;
mod limit_of_today;
mod linkage;
mod listed_price;
mod listing_platform;
mod loading;
mod lower_price_report;
mod messages;
mod names;
mod one_time_links;
mod openapi;
mod organisation_by_file;
mod organisation_edited;
mod overpayment;
mod own_accounts;
mod own_password;
mod party;
mod passkeys;
mod price_change;
mod price_finding;
mod private_files;
mod reachable;
mod refusal_kinds;
mod regions;
mod rights;
mod roles;
mod rulebook;
mod s3;
mod search_index;
mod second_factor;
mod secrets;
mod security;
mod security_grade;
mod sent_twice;
mod service_account;
mod sessions;
mod sql;
mod storage;
mod tables;
mod tidy;
mod tls;
mod way_back;
mod words;

/// What each declares for the tests of all operations and of all events.
const DECLARED: &[&declared::Declared] = &[
    &clock::DECLARED,
    &calendar::DECLARED,
    &rulebook::DECLARED,
    &job_run::DECLARED,
    &party::DECLARED,
    &capacities::DECLARED,
    &passkeys::DECLARED,
    &service_account::DECLARED,
    &storage::DECLARED,
    &evidence::DECLARED,
    &catalogue::DECLARED,
    &certificate_end::DECLARED,
    &conduct::DECLARED,
    &listed_price::DECLARED,
    &listing_platform::DECLARED,
    &current_price::DECLARED,
    &price_finding::DECLARED,
    &bargaining::DECLARED,
    &overpayment::DECLARED,
    &price_change::DECLARED,
    &lower_price_report::DECLARED,
    &campaign::DECLARED,
    &linkage::DECLARED,
    &loading::DECLARED,
    &export::DECLARED,
    &messages::DECLARED,
    &security::DECLARED,
];
