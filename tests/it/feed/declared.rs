//! Which readers see which figures of which kind of event. A kind or a figure without a line here fails the tests.

use std::collections::BTreeMap;

use domain::CAPABILITIES;
use domain::log::EventKind;
use serde_json::Value;

/// Who may read events of a kind: `H` a hospital, `M` a manufacturer, `D` a distributor, `O` the overseers. A party
/// reads only what it is party to, which the walk finds by opening every subject. Then the figures; those after `|` are
/// read by overseers alone.
pub(super) const DECLARED: &[(&str, &str, &str)] = &[
    // Of the platform.
    (
        "calendar-loaded",
        "HMDO",
        "days missing published_on source version year",
    ),
    ("calendar-proposed", "O", "published_on reason source year"),
    (
        "calendar-proposal-confirmed",
        "O",
        "published_on reason source year",
    ),
    (
        "calendar-proposal-refused",
        "O",
        "published_on reason source year",
    ),
    (
        "calendar-proposal-withdrawn",
        "O",
        "published_on reason source year",
    ),
    (
        "rule-amended",
        "HMDO",
        "before clause effective_from key value",
    ),
    (
        "rule-version-withdrawn",
        "HMDO",
        "effective_from instead key reason value",
    ),
    (
        "rule-proposed",
        "O",
        "before clause effective_from key reason value",
    ),
    (
        "rule-proposal-confirmed",
        "O",
        "before clause effective_from key reason value",
    ),
    (
        "rule-proposal-refused",
        "O",
        "before clause effective_from key reason value",
    ),
    (
        "rule-proposal-withdrawn",
        "O",
        "before clause effective_from key reason value",
    ),
    // Of an organisation and its own accounts.
    ("organisation-entered", "HMDO", "credit_code kind name"),
    ("account-opened", "HMDO", "account display_name"),
    (
        "account-enabled",
        "HMDO",
        "account display_name proposals_withdrawn sessions_ended",
    ),
    (
        "account-disabled",
        "HMDO",
        "account display_name proposals_withdrawn sessions_ended",
    ),
    ("device-removed", "O", "device device_address"),
    // Everybody may look these up.
    ("product-listing-changed", "HMDO", "before listing reason"),
    (
        "product-procurement-changed",
        "HMDO",
        "under_vbp zone_price",
    ),
    ("certificates-expired", "HMDO", "products"),
    ("reference-limits-changed", "HMDO", "effective_on products"),
    (
        "publicity-opened",
        "HMDO",
        "calendar_version changes corrects due_at due_is_provisional origin",
    ),
    (
        "publicity-deadline-moved",
        "HMDO",
        "due_at due_at_before due_is_provisional due_was_provisional",
    ),
    (
        "publicity-extended",
        "HMDO",
        "due_at due_at_before due_is_provisional due_was_provisional reason",
    ),
    (
        "publicity-reminder",
        "HMDO",
        "due_at due_is_provisional reason",
    ),
    ("publicity-stopped", "HMDO", "changes origin reason"),
    // What was public is read by everyone, also that it was wrong.
    ("price-change-stopped", "HMDO", CHANGE),
    ("price-change-replaced", "HMDO", CHANGE_REPLACED),
    ("price-change-corrected", "HMDO", CHANGE_OF_CORRECTION),
    (
        "publicity-closed",
        "HMDO",
        "announced changes objections products waiting",
    ),
    ("price-changes-announced", "HMDO", "changes"),
    // Of the exchange centre's work. Earlier programs showed everybody that products were loaded.
    ("products-loaded", "HMDO", "products"),
    ("listed-prices-loaded", "O", "recorded replaced"),
    ("prices-inspected", "O", "gone noted"),
    ("price-finding-dismissed", "O", "finding kind note"),
    ("linkage-rows-entered", "O", "entered unchanged"),
    ("linkage-rows-struck", "O", "reason rows"),
    ("linkage-loaded", "O", "file_name rows unchanged"),
    ("linkage-publicized", "O", "publicity rows title"),
    ("linkage-cancelled", "O", "rows"),
    (
        "campaign-closed",
        "O",
        "answered due_at due_on manufacturers products quarter silent unreachable",
    ),
    (
        "declarations-received",
        "O",
        "day manufacturer manufacturer_name",
    ),
    ("price-rises-held", "O", "changes"),
    // Of who loaded the file; what hospitals and manufacturers load is not even the overseers' to read.
    ("import-started", "HMDO", "file_bytes file_name kind"),
    ("import-entered", "HMDO", "file_bytes file_name kind"),
    (
        "import-finished",
        "HMDO",
        "accepted file_name held kind rejected rows unchanged warnings",
    ),
    ("import-failed", "HMDO", "file_name kind reason rows"),
    (
        "import-reversed",
        "HMDO",
        "changes_withdrawn concluded_restored file_name invitations_restored invitations_withdrawn kind left limits_lowered \
         limits_raised loaded_by prices_restored prices_withdrawn reason",
    ),
    ("import-file-removed", "HMDO", "file_bytes file_name kind"),
    // Of the hospital alone.
    (
        "current-price-declared",
        "H",
        "contract_no effective_from price",
    ),
    (
        "current-price-withdrawn",
        "H",
        "contract_no effective_from price",
    ),
    (
        "current-price-restored",
        "H",
        "contract_no effective_from price",
    ),
    (
        "concluded-price-ended",
        "H",
        "fell_on hospital limit_version price reference_limit",
    ),
    // Of both sides of an invitation, and the overseers: never the hospital's own price, nor a counter-offer that was
    // refused.
    ("invitation-sent", "HMO", INVITATION),
    ("invitation-confirmed", "HMO", INVITATION),
    ("invitation-accepted", "HMO", INVITATION),
    ("invitation-refused", "HMO", INVITATION),
    ("invitation-countered", "HMO", INVITATION),
    ("invitation-counter-rejected", "HMO", INVITATION),
    ("invitation-counter-accepted", "HMO", INVITATION),
    ("invitation-counter-refused", "HMO", INVITATION),
    ("invitation-withdrawn", "HMO", INVITATION),
    ("invitation-lapsed", "HMO", INVITATION),
    ("invitation-superseded", "HMO", INVITATION),
    ("invitation-restored", "HMO", INVITATION),
    (
        "invitation-deadline-moved",
        "HMO",
        "calendar_version counter_price due_at due_at_before due_is_provisional due_was_provisional limit_version \
         number price product quantity reason reference_limit state",
    ),
    // Of the manufacturer of the product, and the overseers.
    ("price-declared", "MO", CHANGE_CORRECTED),
    ("price-change-returned", "MO", CHANGE),
    ("price-change-refused", "MO", CHANGE_REFUSED),
    ("price-change-withdrawn", "MO", CHANGE),
    ("price-change-evidence-added", "MO", CHANGE),
    ("price-change-publicized", "MO", CHANGE_PUBLICIZED),
    ("price-change-announced", "MO", CHANGE),
    ("price-rise-held", "MO", CHANGE),
    ("price-outlier-held", "MO", CHANGE_HELD),
    (
        "prices-returned",
        "MO",
        "changes manufacturer product_name reason",
    ),
    (
        "prices-refused",
        "MO",
        "changes manufacturer product_name reason",
    ),
    (
        "prices-publicized",
        "MO",
        "changes due_at due_is_provisional manufacturer product_name",
    ),
    (
        "prices-announced",
        "MO",
        "changes counts_from manufacturer product_name",
    ),
    (
        "campaign-opened",
        "MO",
        "category due_at due_on quarter | manufacturers products",
    ),
    (
        "campaign-confirmed",
        "MO",
        "answered confirmed manufacturer products",
    ),
    ("campaign-reminder", "MO", "due_at due_on quarter reason"),
    ("campaign-stopped", "MO", "quarter reason | records"),
    (
        "campaign-extended",
        "MO",
        "due_at due_on due_on_before quarter reason",
    ),
    (
        "campaign-corrected",
        "MO",
        "category category_before due_at due_on quarter quarter_before reason",
    ),
    // Who objects is in neither; the answer is also the objector's.
    (
        "objection-raised",
        "MO",
        "manufacturer objection product product_name publicity reason",
    ),
    (
        "objection-answered",
        "HMDO",
        "answer corrected manufacturer objection product product_name state",
    ),
    // Of the reporter and of the manufacturer, each of its own report or of the one that opened the case.
    ("lower-price-reported", "HMDO", REPORTED),
    ("lower-price-case-opened", "MO", REPORTED),
    (
        "lower-price-explained",
        "MO",
        "base_price base_unit code due_on executed_on manufacturer product product_name reason region region_name",
    ),
    (
        "lower-price-accepted",
        "HMDO",
        "base_price base_unit code due_on executed_on manufacturer price_change product product_name publicity region \
         region_name",
    ),
    (
        "lower-price-refused",
        "HMDO",
        "base_price base_unit code due_on executed_on manufacturer product product_name reason region region_name",
    ),
    (
        "lower-price-deadline-moved",
        "HMDO",
        "base_price base_unit calendar_version code due_at due_at_before due_is_provisional due_on \
         due_was_provisional executed_on product product_name region region_name",
    ),
    // Of the organisation on record.
    (
        "misconduct-recorded",
        "HMDO",
        "campaign evidence happened_at invitation kind lower_price_report",
    ),
    (
        "misconduct-withdrawn",
        "HMDO",
        "campaign invitation kind lower_price_report reason",
    ),
];

const INVITATION: &str = "calendar_version counter_price due_at due_is_provisional limit_version number price product \
    quantity reason reference_limit state";

const CHANGE: &str = "base_price counts_from effective_from effective_to kind manufacturer origin pack_ratio platform \
    price product publicity reason region";

const CHANGE_CORRECTED: &str = "base_price corrected counts_from effective_from effective_to kind manufacturer origin \
    pack_ratio platform price product publicity reason region";

const CHANGE_REFUSED: &str = "base_price counts_from effective_from effective_to kind manufacturer objection origin \
    pack_ratio platform price product publicity reason region";

const CHANGE_PUBLICIZED: &str = "base_price counts_from due_at due_is_provisional effective_from effective_to kind \
    manufacturer origin pack_ratio platform price product publicity reason region";

const CHANGE_HELD: &str = "base_price counts_from effective_from effective_to kind last_price manufacturer origin \
    pack_ratio platform price product publicity reason region";

const CHANGE_REPLACED: &str = "base_price corrected_by counts_from effective_from effective_to kind manufacturer origin \
    pack_ratio platform price product publicity reason region";

const CHANGE_OF_CORRECTION: &str = "base_price base_price_before corrects counts_from due_at due_is_provisional \
    effective_from effective_to kind manufacturer origin pack_ratio platform price product publicity reason region";

const REPORTED: &str = "base_price base_unit code due_at due_is_provisional due_on executed_on kind manufacturer \
    pack_ratio platform price product product_name reference_limit region region_name";

/// What is declared of a kind.
pub(super) struct Declared {
    pub(super) readers: &'static str,
    pub(super) figures: Vec<&'static str>,
    pub(super) overseers_only: Vec<&'static str>,
}

pub(super) fn declared() -> BTreeMap<&'static str, Declared> {
    let line = |(name, readers, figures): &(&'static str, &'static str, &'static str)| {
        let (figures, hidden) = figures.split_once('|').unwrap_or((figures, ""));
        let declared = Declared {
            readers,
            figures: figures.split_whitespace().collect(),
            overseers_only: hidden.split_whitespace().collect(),
        };
        (*name, declared)
    };
    DECLARED.iter().map(line).collect()
}

fn kinds() -> impl Iterator<Item = &'static EventKind> {
    let capabilities = CAPABILITIES.iter();
    capabilities.flat_map(|capability| capability.events.iter())
}

#[test]
fn every_kind_of_event_declares_who_reads_which_figures() {
    let declared = declared();
    let mut missing: Vec<&str> = declared.keys().copied().collect();
    for kind in kinds() {
        let line = declared
            .get(kind.name)
            .unwrap_or_else(|| panic!("{} does not declare its readers", kind.name));
        missing.retain(|name| *name != kind.name);
        assert_eq!(kind.overseers_only, line.overseers_only, "{}", kind.name);
        let example: Value = serde_json::from_str(kind.example).unwrap();
        for figure in example.as_object().into_iter().flat_map(|it| it.keys()) {
            let figure = figure.as_str();
            assert!(
                line.figures.contains(&figure) || line.overseers_only.contains(&figure),
                "{} does not declare {figure}",
                kind.name
            );
        }
    }
    assert!(missing.is_empty(), "no kinds: {missing:?}");
}

#[test]
fn no_kind_of_event_is_empty() {
    for kind in kinds() {
        let example: Value = serde_json::from_str(kind.example).unwrap();
        let figures = example.as_object().map_or(0, serde_json::Map::len);
        assert!(0 < figures, "{} states nothing of what happened", kind.name);
    }
}
