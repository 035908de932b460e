//! What it costs to check a key that was seen lately: one hash, one look into a map, its address, its scope and the count of
//! its requests, with as many keys cached as there may be.
//!
//! `cargo bench -p server --bench keys`. It needs no database: a key that was not seen lately is looked up there, at most once
//! a second.

use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::party::SignedIn;
use domain::service_account::{Addresses, Key, Program};
use domain::{AccountId, Caller, Duty, OrganisationId, OrganisationKind, RegionCode};
use server::routes::Keys;
use support::figures::{median, verdict};

#[expect(dead_code, reason = "other benches need the rest of it")]
mod support {
    pub(crate) mod figures;
}

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const KEYS: i64 = 10_000;
const CHECKS: usize = 100_000;
const ROUNDS: usize = 9;
/// Nanoseconds of one check.
const GOAL: u64 = 50_000;
const FROM: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 1, 2, 3));

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn program(number: i64) -> Outcome<Program> {
    let caller = Caller {
        account: AccountId(number),
        organisation: OrganisationId(number / 10),
        firm: OrganisationId(number / 10),
        kind: OrganisationKind::Hospital,
        region: RegionCode::SHENZHEN,
        duties: Duty::trading(OrganisationKind::Hospital).to_vec(),
    };
    let signed_in = SignedIn {
        caller,
        account: "HIS".to_owned(),
        display_name: "HIS".to_owned(),
        organisation_name: "第一医院".to_owned(),
        must_change_password: false,
        unconfirmed: None,
        lacks_second_factor: false,
    };
    let addresses = ["192.0.2.0/24", "2001:db8::/32", "10.0.0.0/8"].map(str::to_owned);
    Ok(Program {
        signed_in,
        scopes: ["feed:read", "imports:write", "invitations:read"]
            .map(str::to_owned)
            .to_vec(),
        addresses: Addresses::read(&addresses).map_err(str::to_owned)?,
        requests_per_minute: u32::MAX,
    })
}

fn main() -> Outcome<()> {
    let keys = Keys::default();
    let mut sent = Vec::new();
    for number in 0..KEYS {
        let text = format!("sunshine_key_{number:064x}");
        let key = Key::sent(&text).ok_or("no key")?;
        sent.push((key, Arc::new(program(number)?)));
    }
    let mut costs = Vec::new();
    // The first round warms up.
    for round in 0..=ROUNDS {
        for (key, program) in &sent {
            keys.remember(key, program);
        }
        let (mut place, mut served) = (0, 0);
        let began = Instant::now();
        for _ in 0..CHECKS {
            // Far from one another in the order in which they were remembered.
            place = (place + 7_919) % sent.len();
            let known = keys.known(&sent[place].0);
            let serves = known.is_some_and(|program| {
                program.addresses.admit(FROM)
                    && program.has("invitations:read")
                    && keys.count(&program).is_ok()
            });
            served += usize::from(serves);
        }
        let spent = began.elapsed();
        if spent < Duration::from_millis(900) && served != CHECKS {
            return Err(format!("{served} of {CHECKS} served").into());
        }
        if 0 < round {
            costs.push(u64::try_from(spent.as_nanos())? / u64::try_from(CHECKS)?);
        }
    }
    let cost = median(&mut costs);
    println!(
        "checking a key, {KEYS} cached: {}.{:03} µs, goal 50 µs: {}",
        cost / 1_000,
        cost % 1_000,
        verdict(cost <= GOAL)
    );
    Ok(())
}
