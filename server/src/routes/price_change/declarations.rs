//! Declarations of prices by manufacturers.

use domain::listed_price::{ListedTerms, PlatformLevel, PriceKind, Region};
use domain::price_change::{self, Declared, DeclaredIn};
use domain::text::states_nothing;
use domain::{
    CampaignId, Day, EvidenceId, LastDay, PackRatio, PriceChangeId, ProductId, UnitPrice, campaign,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ChangeView, view, views};
use crate::http::{
    Answer, Created, Each, IfMatch, Json, Operation, Problem, ProblemDocument, Request, SALES, Who,
    json, post, put, storable_lines_within, storable_within, with_version,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/declarations", declare)
            .by(Who::Duties(SALES))
            .described("Declares a price.")
            .keyed(),
        post("/declarations/batch", declare_many)
            .by(Who::Duties(SALES))
            .described(
                "Declares several prices, each judged by itself; one that was declared before and decided on is refused \
                 unless it comes with another proof.",
            )
            .query::<bool>("again", "Declare them although the same prices were declared before")
            .keyed()
            .heavy(),
        put("/declarations/{id}", resubmit)
            .by(Who::Duties(SALES))
            .described("Submits a declaration again that was asked back, corrected.")
            .versioned(),
        post("/declarations/{id}/withdrawal", withdraw)
            .by(Who::Duties(SALES))
            .described("Takes a declaration back that is not public yet."),
    ]
}

fn by_hand(campaign: Option<CampaignId>, again: bool) -> DeclaredIn {
    DeclaredIn {
        campaign,
        import: None,
        again,
    }
}

/// Declarations in one call.
const BATCH_MAX: usize = 500;

/// The length of a platform's name, a source or a remark.
const PLATFORM_LETTERS_MAX: usize = 100;
pub(super) const TEXT_LETTERS_MAX: usize = 500;

/// Files that prove one declaration.
const EVIDENCE_MAX: usize = 20;

/// What a platform lists for a product.
#[derive(Debug, Deserialize, ToSchema)]
struct Declaration {
    /// The product, the caller's own.
    product_id: ProductId,
    /// The province: two digits or its name.
    #[serde(deserialize_with = "Region::read")]
    #[schema(value_type = String)]
    region: Region,
    /// The platform's name; the province's when it is left out.
    #[serde(default)]
    platform: String,
    /// `provincial` (the default) or `city`.
    platform_level: Option<PlatformLevel>,
    /// How the price came about: `listing`, `winning`, …
    kind: PriceKind,
    /// Yuan for `pack_ratio` base units.
    price: UnitPrice,
    /// Base units that the price buys; 1 when it is left out.
    pack_ratio: Option<PackRatio>,
    /// The first day.
    effective_from: Day,
    /// The last day, inclusive; left out, or 9999-12-31, when there is none.
    effective_to: Option<LastDay>,
    /// The document it comes from.
    #[serde(default)]
    source: String,
    /// A remark for the exchange centre.
    #[serde(default)]
    remark: String,
    /// Files handed in before.
    #[serde(default)]
    evidence: Vec<EvidenceId>,
    /// The collection it answers.
    campaign_id: Option<CampaignId>,
    /// Whether a price far from the limit is meant. One that is said not to be is refused (`price-far-from-known`), so that who
    /// typed it looks again; where nothing is said, the exchange centre sees that it is far (`far_from_limit`).
    far_meant: Option<bool>,
}

/// Several declarations.
#[derive(Debug, Deserialize, ToSchema)]
struct Declarations {
    /// At most 500.
    #[schema(value_type = Vec<Declaration>)]
    items: Vec<Each<Declaration>>,
}

/// What became of one of several declarations.
#[derive(Debug, Serialize, ToSchema)]
struct DeclarationResult {
    /// The index of the declaration in the request, from 0.
    index: usize,
    /// The change it became.
    change: Option<ChangeView>,
    /// Why it became none.
    problem: Option<ProblemDocument>,
}

/// What became of several declarations.
#[derive(Debug, Serialize, ToSchema)]
struct DeclarationResults {
    /// In their order.
    results: Vec<DeclarationResult>,
}

impl Declaration {
    fn read(self) -> Result<(Declared, Option<CampaignId>), Problem> {
        let may_be_far = self.far_meant != Some(false);
        let pack_ratio = self.pack_ratio.unwrap_or(PackRatio::ONE).base_units();
        let first = self.effective_from.date();
        let last = self.effective_to.and_then(LastDay::date);
        let price = price_change::price_terms(self.price, pack_ratio, first, last)?;
        let platform = storable_within("/platform", self.platform, PLATFORM_LETTERS_MAX)?;
        let platform = platform.trim();
        let terms = ListedTerms {
            region: self.region,
            platform: if platform.is_empty() || states_nothing(platform) {
                self.region.name().to_owned()
            } else {
                platform.to_owned()
            },
            level: self.platform_level.unwrap_or(PlatformLevel::Provincial),
            kind: self.kind,
            price,
            effective_from: first,
            source: storable_lines_within("/source", self.source, TEXT_LETTERS_MAX)?,
        };
        let declared = Declared {
            product: self.product_id,
            terms,
            remark: storable_lines_within("/remark", self.remark, TEXT_LETTERS_MAX)?,
            evidence: few(self.evidence)?,
            may_be_far,
        };
        Ok((declared, self.campaign_id))
    }
}

/// Files of evidence, no more than are accepted.
pub(in crate::routes) fn few(evidence: Vec<EvidenceId>) -> Result<Vec<EvidenceId>, Problem> {
    if EVIDENCE_MAX < evidence.len() {
        let (zh, en) = (
            format!("证明材料最多{EVIDENCE_MAX}份"),
            format!("at most {EVIDENCE_MAX}"),
        );
        return Err(Problem::field("/evidence", zh, en));
    }
    Ok(evidence)
}

async fn declare(
    request: Request,
    Json(declaration): Json<Declaration>,
) -> Answer<Created<ChangeView>> {
    let caller = request.caller()?;
    let (declared, campaign) = declaration.read()?;
    request
        .create_or_refuse(async |tx, moment| {
            let declared = std::slice::from_ref(&declared);
            let mut outcomes =
                campaign::declare(tx, moment, caller, by_hand(campaign, true), declared).await?;
            // A price that is on its way or listed already still answers a collection, with its evidence.
            match outcomes.pop().ok_or(domain::Error::NotFound)? {
                Ok(id) => Ok(Ok(view(tx, moment, caller, id).await?)),
                Err(refusal) => Ok(Err(refusal)),
            }
        })
        .await
}

async fn declare_many(
    request: Request,
    Json(Declarations { items }): Json<Declarations>,
) -> Answer<Created<DeclarationResults>> {
    let caller = request.caller()?;
    let again = request.query().flag("again")?.unwrap_or(false);
    if items.is_empty() || BATCH_MAX < items.len() {
        let zh = format!("一次可申报1至{BATCH_MAX}条价格");
        return Err(Problem::field(
            "/items",
            zh,
            format!("1 to {BATCH_MAX} at once"),
        ));
    }
    let is_chinese = request.is_chinese();
    let mut campaign = None;
    let mut declared = Vec::with_capacity(items.len());
    let mut unread: Vec<Option<Problem>> = Vec::with_capacity(items.len());
    for item in items {
        match item.0.and_then(Declaration::read) {
            Ok((one, of_campaign)) => {
                if !declared.is_empty() && campaign != of_campaign {
                    let (zh, en) = ("一次只能答复一个采集", "one collection at a time");
                    return Err(Problem::field("/items", zh, en));
                }
                campaign = of_campaign;
                declared.push(one);
                unread.push(None);
            }
            Err(problem) => unread.push(Some(problem)),
        }
    }
    request
        .create(async |tx, moment| {
            let outcomes =
                campaign::declare(tx, moment, caller, by_hand(campaign, again), &declared).await?;
            let ids: Vec<PriceChangeId> = outcomes.iter().flatten().copied().collect();
            let mut taken = views(tx, moment, caller, &ids).await?;
            let mut outcomes = outcomes.into_iter();
            let results = unread.into_iter().enumerate().map(|(index, problem)| {
                let outcome = match problem {
                    Some(problem) => Err(problem),
                    None => match outcomes.next() {
                        Some(outcome) => outcome.map_err(Problem::from),
                        None => Err(Problem::not_found()),
                    },
                };
                let (change, problem) = match outcome {
                    Ok(id) => (taken.remove(&id), None),
                    Err(problem) => (None, Some(problem.document(is_chinese, None))),
                };
                DeclarationResult {
                    index,
                    change,
                    problem,
                }
            });
            Ok(DeclarationResults {
                results: results.collect(),
            })
        })
        .await
}

async fn resubmit(
    request: Request,
    id: PriceChangeId,
    Json(declaration): Json<Declaration>,
) -> Answer<ChangeView> {
    let caller = request.caller()?;
    let (declared, _) = declaration.read()?;
    let version = match request.if_match()? {
        IfMatch::Missing | IfMatch::Any => None,
        IfMatch::Version(version) => Some(version),
    };
    let view = request
        .change(async |tx, moment| {
            campaign::resubmit(tx, moment, caller, id, version, &declared).await?;
            view(tx, moment, caller, id).await
        })
        .await?;
    with_version(json(&view)?, view.version)
}

async fn withdraw(request: Request, id: PriceChangeId) -> Answer<ChangeView> {
    let caller = request.caller()?;
    let view = request
        .change(async |tx, moment| {
            campaign::withdraw(tx, moment, caller, id).await?;
            view(tx, moment, caller, id).await
        })
        .await?;
    with_version(json(&view)?, view.version)
}
