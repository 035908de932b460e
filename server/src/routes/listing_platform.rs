//! The register of platforms that list prices.

use domain::listed_price::Region;
use domain::listing_platform::{
    self, ListingPlatform, ListingPlatformId, PlatformFilter, PlatformState,
};
use domain::{ImportId, ShanghaiTime};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::views::RegionView;
use crate::http::{
    Answer, Column, Json, List, OPERATORS, OVERSEERS, Operation, Page, Request, Who, export, get,
    json, post, storable_lines_within, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/platforms", list)
            .by(Who::Members(OVERSEERS))
            .described("The platforms that list prices, those to be confirmed first.")
            .query_word::<PlatformState>("state", "Only those in this state")
            .query::<String>("region", "Only those of this province: code or name")
            .query::<String>("q", "Part of the name, however it is spelled")
            .query_one_of("sort", &SORTS, "rows (the most first)")
            .paged(LIST),
        post("/platforms/{id}/confirmations", confirm)
            .by(Who::Duties(OPERATORS))
            .described("Confirms that a name is a platform of its own, in its province or another."),
        post("/platforms/{id}/spelling", merge)
            .by(Who::Duties(OPERATORS))
            .described(
                "States that a name is another spelling of a known platform. It moves no price that is listed.",
            ),
        post("/platforms/{id}/separation", separate)
            .by(Who::Duties(OPERATORS))
            .described("States that a name is no spelling of another platform after all."),
    ]
}

const SORTS: [&str; 1] = ["rows"];

const REASON_LETTERS_MAX: usize = 1_000;

/// A platform that lists prices, or a spelling of one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListingPlatform)]
struct PlatformView {
    id: ListingPlatformId,
    /// The name, as it was first written.
    name: String,
    /// Its province.
    region: RegionView,
    state: PlatformState,
    /// The platform of which it is a spelling; null for others.
    known: Option<KnownPlatform>,
    /// Rows of files that wrote this name and were not undone.
    rows: i64,
    /// The load that named it first; null where none did.
    first_import: Option<ImportId>,
    /// Who loaded that.
    first_seen_by: Option<String>,
    /// When.
    first_seen_at: Option<ShanghaiTime>,
}

/// The platform that a spelling means.
#[derive(Debug, Serialize, ToSchema)]
struct KnownPlatform {
    id: ListingPlatformId,
    name: String,
}

impl From<ListingPlatform> for PlatformView {
    fn from(platform: ListingPlatform) -> Self {
        Self {
            id: platform.id,
            name: platform.name,
            region: platform.region.into(),
            state: platform.state,
            known: platform.merged.map(|known| KnownPlatform {
                id: known.id,
                name: known.name,
            }),
            rows: platform.rows,
            first_import: platform.first_import,
            first_seen_by: platform.first_by,
            first_seen_at: platform.first_seen_at.map(Into::into),
        }
    }
}

/// That a name is a platform.
#[derive(Debug, Deserialize, ToSchema)]
struct PlatformConfirmation {
    /// Its province, by code or name, where the one known is wrong.
    #[serde(default, deserialize_with = "province")]
    #[schema(value_type = Option<String>)]
    region: Option<Region>,
}

fn province<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Region>, D::Error> {
    struct Given(Region);
    impl<'de> Deserialize<'de> for Given {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Region::read(deserializer).map(Self)
        }
    }
    Ok(Option::<Given>::deserialize(deserializer)?.map(|given| given.0))
}

/// That a name is another spelling of a known platform.
#[derive(Debug, Deserialize, ToSchema)]
struct PlatformSpelling {
    /// The platform that it means.
    known: ListingPlatformId,
    reason: String,
}

/// Why a name is no spelling of another.
#[derive(Debug, Deserialize, ToSchema)]
struct PlatformSeparation {
    reason: String,
}

async fn list(request: Request) -> Answer<Page<PlatformView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let query = request.query();
    let sort = query.word("sort", |text| SORTS.contains(&text).then_some(()))?;
    let filter = PlatformFilter {
        state: query.value("state")?,
        region: query.value("region")?,
        name_part: query.part("q")?,
        by_rows: sort.is_some(),
    };
    let mut connection = request.app.ground().db.get().await?;
    let kept = paging
        .kept(&request, &mut connection, async |tx| {
            let ranked = listing_platform::ranked(tx, caller, &filter).await?;
            Ok(ranked.iter().map(|id| id.0.to_string()).collect())
        })
        .await?;
    let ids: Vec<_> = kept.numbers()?.into_iter().map(ListingPlatformId).collect();
    let found = listing_platform::platforms(&connection, caller, &ids).await?;
    let page = kept.of(found.into_iter().map(Into::into).collect());
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<PlatformView>; 7] = [
    Column::text("平台", |view| view.name.as_str().into()),
    Column::text("省份", |view| view.region.name.into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::text("所指平台", |view| {
        let known = view.known.as_ref();
        known.map(|known| known.name.as_str()).into()
    }),
    Column::count("行数", |view| view.rows.into()),
    Column::text("首次导入人", |view| {
        view.first_seen_by.as_deref().into()
    }),
    Column::time("首次出现", |view| view.first_seen_at.into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "挂网平台",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

async fn confirm(
    request: Request,
    id: ListingPlatformId,
    Json(PlatformConfirmation { region }): Json<PlatformConfirmation>,
) -> Answer<PlatformView> {
    let caller = request.caller()?;
    let platform = request
        .change(async |tx, moment| listing_platform::confirm(tx, moment, caller, id, region).await)
        .await?;
    json(&platform.into())
}

async fn merge(
    request: Request,
    id: ListingPlatformId,
    Json(PlatformSpelling { known, reason }): Json<PlatformSpelling>,
) -> Answer<PlatformView> {
    let caller = request.caller()?;
    let reason = storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?;
    let platform = request
        .change(async |tx, moment| {
            listing_platform::merge(tx, moment, caller, id, known, &reason).await
        })
        .await?;
    json(&platform.into())
}

async fn separate(
    request: Request,
    id: ListingPlatformId,
    Json(PlatformSeparation { reason }): Json<PlatformSeparation>,
) -> Answer<PlatformView> {
    let caller = request.caller()?;
    let reason = storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?;
    let platform = request
        .change(async |tx, moment| {
            listing_platform::separate(tx, moment, caller, id, &reason).await
        })
        .await?;
    json(&platform.into())
}
