//! The catalogue: search, a product, its limit and how it came about.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::catalogue::{self, Listing, Product};
use domain::pricing;
use domain::{Caller, OrganisationId, OrganisationKind, ProductId, UnitPrice, bargaining};
use search_index::{SearchError, SearchPage, SearchQuery, Sort};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

use super::any;
use super::closed::{CatalogueKind, InvitationState, ListingState, ProductFlag, ProductOrder};
use super::views::{Coded, Named, RegionView, Told, yuan};
use crate::app::App;
use crate::http::{
    Answer, Cell, Page, Problem, Request, Sheet, bare, json, no_content, storable, with_body,
};

/// Rows of an exported search at most.
const EXPORT_MAX: usize = 50_000;

/// A product in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProductItem {
    /// Its id.
    id: String,
    /// National consumable code.
    code: String,
    /// 单件产品名称
    name: String,
    /// 医保通用名
    generic_name: String,
    /// 规格
    specification: String,
    /// 型号
    model: String,
    /// 注册备案号
    certificate: String,
    /// Its maker.
    manufacturer: Named,
    /// Its class.
    category: Coded,
    /// 最小计量单位
    base_unit: String,
    /// 最小销售单位
    sales_unit: String,
    /// 包装转换比
    pack_ratio: String,
    /// `capped` or `candidate`.
    #[schema(value_type = CatalogueKind)]
    catalogue: &'static str,
    /// Yuan per base unit.
    reference_limit: Option<String>,
    /// Yuan per base unit, of a product in the price-advantage zone.
    zone_price: Option<String>,
    /// Whether it may be bought.
    buyable: bool,
    /// What buyers should notice.
    #[schema(value_type = Vec<ProductFlag>)]
    flags: Vec<&'static str>,
    /// What matched, by field, with `<em>` around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    highlights: Option<BTreeMap<String, String>>,
}

impl ProductItem {
    /// A product with its limit, as of `day`.
    pub(crate) fn of(
        product: &Product,
        limit: Option<UnitPrice>,
        labels: &BTreeMap<String, String>,
        day: NaiveDate,
    ) -> Self {
        let buyable = product.buyable(day);
        let mut flags = Vec::new();
        if product.under_vbp {
            flags.push("under_vbp");
        }
        if product.zone_price.is_some() {
            flags.push("in_zone");
        }
        if let Err(reason) = buyable {
            flags.push(reason.name());
        }
        Self {
            id: product.id.to_string(),
            code: product.code.clone(),
            name: product.name.clone(),
            generic_name: product.generic_name.clone(),
            specification: product.specification.clone(),
            model: product.model.clone(),
            certificate: product.certificate.clone(),
            manufacturer: Named {
                id: product.manufacturer.to_string(),
                name: product.manufacturer_name.clone(),
            },
            category: deepest(&product.category_code, labels),
            base_unit: product.base_unit.clone(),
            sales_unit: product.sales_unit.clone(),
            pack_ratio: product.pack_ratio.to_string(),
            catalogue: if limit.is_some() {
                "capped"
            } else {
                "candidate"
            },
            reference_limit: limit.map(yuan),
            zone_price: product.zone_price.map(yuan),
            buyable: buyable.is_ok(),
            flags,
            highlights: None,
        }
    }
}

/// The class of a product: its deepest level that has a name.
fn deepest(code: &str, labels: &BTreeMap<String, String>) -> Coded {
    let found = path(code, labels).pop();
    found.unwrap_or_else(|| Coded {
        code: code.to_owned(),
        label: code.to_owned(),
    })
}

fn path(code: &str, labels: &BTreeMap<String, String>) -> Vec<Coded> {
    let levels = [2, 4, 6]
        .into_iter()
        .filter_map(|digits| code.get(..digits));
    levels
        .filter_map(|code| {
            let label = labels.get(code)?.clone();
            Some(Coded {
                code: code.to_owned(),
                label,
            })
        })
        .collect()
}

/// A value of a facet with how many products have it.
#[derive(Debug, Serialize, ToSchema)]
struct FacetValue {
    /// What to filter by.
    value: String,
    /// How people know it.
    label: String,
    /// Products that have it.
    count: u64,
}

/// Counts over everything found.
#[derive(Debug, Serialize, ToSchema)]
struct ProductFacets {
    /// Classes.
    category: Vec<FacetValue>,
    /// Makers with most products found.
    manufacturer: Vec<FacetValue>,
    /// Capped and candidate catalogue.
    catalogue: Vec<FacetValue>,
}

/// A page of products found.
#[derive(Debug, Serialize, ToSchema)]
struct ProductPage {
    /// The products.
    #[schema(value_type = Vec<ProductItem>)]
    items: Vec<Box<RawValue>>,
    /// The cursor of the next page, or null at the end.
    next: Option<String>,
    /// Products found.
    total: u64,
    /// Whether that number is exact.
    total_is_exact: bool,
    /// Counts over everything found.
    facets: ProductFacets,
}

/// A product with everything that the caller may know of it.
#[derive(Debug, Serialize, ToSchema)]
struct ProductDetail {
    /// As in a list.
    #[serde(flatten)]
    item: ProductItem,
    /// The first 20 characters of the code: product and maker.
    code20: String,
    /// Its classes from top to bottom.
    category_path: Vec<Coded>,
    /// 材质
    material: String,
    /// 特征
    feature: String,
    /// Device identifiers.
    udi_di: Vec<String>,
    /// The certificate's last day.
    certificate_expires_on: Option<NaiveDate>,
    /// `listed`, `delisted` or `suspended`.
    #[schema(value_type = ListingState)]
    listing: &'static str,
    /// Why it does not stand on the platform.
    listing_reason: String,
    /// Why it may not be bought.
    not_buyable_reason: Option<Told>,
    /// Whether it is selected in volume-based procurement.
    under_vbp: bool,
    /// Since when the limit stands.
    limit_since: Option<NaiveDate>,
    /// The province that the limit comes from.
    limit_region: Option<RegionView>,
    /// What the calling hospital pays today, per base unit.
    current_price: Option<String>,
    /// The calling hospital's open invitation for it.
    open_invitation: Option<OpenInvitation>,
}

/// An invitation that is still open.
#[derive(Debug, Serialize, ToSchema)]
struct OpenInvitation {
    /// Its id.
    id: String,
    /// Its number.
    number: String,
    /// Where it stands.
    #[schema(value_type = InvitationState)]
    state: &'static str,
}

/// A change of a product's listing.
#[derive(Debug, Deserialize, ToSchema)]
struct ListingChange {
    /// `listed`, `delisted` or `suspended`.
    #[schema(value_type = ListingState)]
    state: String,
    /// Why.
    #[serde(default)]
    reason: String,
}

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let list = warp::path::end().and(warp::get()).and(bare(app)).then(list);
    let one = warp::path!(ProductId)
        .and(warp::get())
        .and(bare(app))
        .then(one);
    let listing = warp::path!(ProductId / "listing")
        .and(warp::put())
        .and(with_body(app))
        .then(set_listing);
    any([
        list.boxed(),
        one.boxed(),
        listing.boxed(),
        super::limits::product_routes(app),
        super::current_prices::product_routes(app),
    ])
}

pub(super) fn category_routes(app: &App) -> BoxedFilter<(Answer,)> {
    warp::path::end()
        .and(warp::get())
        .and(bare(app))
        .then(categories)
        .boxed()
}

/// Finds products: Chinese, fragments, pinyin, initials, codes, certificates, models.
#[utoipa::path(get, path = "/api/v1/products", tag = "catalogue",
    params(
        ("q" = Option<String>, Query, description = "What to find; all of its words"),
        ("category" = Option<String>, Query, description = "2, 4 or 6 digits"),
        ("manufacturer" = Option<String>, Query, description = "A maker's id"),
        ("catalogue" = Option<CatalogueKind>, Query),
        ("zone" = Option<bool>, Query), ("buyable" = Option<bool>, Query),
        ("certificate" = Option<String>, Query, description = "How the number begins"),
        ("sort" = Option<ProductOrder>, Query),
        ("limit" = Option<u32>, Query), ("cursor" = Option<String>, Query),
        ("format" = Option<String>, Query, description = "xlsx for all rows as a spreadsheet")),
    responses((status = 200, body = ProductPage)))]
pub(super) async fn list(request: Request) -> Answer {
    request.caller().await?;
    let paging = request.paging()?;
    let query = search_query(&request, paging.limit, paging.cursor.clone())?;
    if paging.as_xlsx {
        return export(&request, query).await;
    }
    let page = search(&request, query).await?;
    let facets = facets(&request, &page);
    let items = page
        .hits
        .iter()
        .map(item)
        .collect::<Result<Vec<_>, Problem>>()?;
    let SearchPage {
        next,
        total,
        total_is_exact,
        ..
    } = page;
    json(&ProductPage {
        items,
        next,
        total,
        total_is_exact,
        facets,
    })
}

fn search_query(
    request: &Request,
    limit: usize,
    cursor: Option<String>,
) -> Result<SearchQuery, Problem> {
    let query = request.query();
    let manufacturer: Option<OrganisationId> = query.value("manufacturer")?;
    let category = query.word("category", |code| {
        let digits = code.bytes().all(|letter| letter.is_ascii_digit());
        (digits && matches!(code.len(), 2 | 4 | 6)).then(|| code.to_owned())
    })?;
    let capped = query.word("catalogue", |name| match name {
        "capped" => Some(true),
        "candidate" => Some(false),
        _ => None,
    })?;
    let sort = query.word("sort", |sort| match sort {
        "relevance" => Some(Sort::Relevance),
        "limit" => Some(Sort::LimitAscending),
        "-limit" => Some(Sort::LimitDescending),
        _ => None,
    })?;
    Ok(SearchQuery {
        text: query.part("q")?.unwrap_or_default(),
        category,
        manufacturer: manufacturer.map(|id| id.0),
        capped,
        zone: query.flag("zone")?,
        buyable: query.flag("buyable")?,
        certificate: query.part("certificate")?,
        sort: sort.unwrap_or_default(),
        limit,
        cursor,
        with_facets: true,
    })
}

async fn search(request: &Request, query: SearchQuery) -> Result<SearchPage, Problem> {
    request
        .app
        .search()
        .search(query)
        .await?
        .map_err(|error| match error {
            SearchError::BadCursor => {
                Problem::field("cursor", "游标无效", "this cursor is not valid")
            }
            SearchError::Engine(cause) => domain::Error::internal(cause).into(),
        })
}

/// The stored item with what matched put in before its closing brace.
fn item(hit: &search_index::Hit) -> Result<Box<RawValue>, Problem> {
    let highlights: BTreeMap<&str, &str> = hit
        .highlights
        .iter()
        .map(|(field, text)| (*field, text.as_str()))
        .collect();
    let highlights = serde_json::to_string(&highlights).map_err(domain::Error::internal)?;
    let open = hit.item.strip_suffix('}').unwrap_or(&hit.item);
    let json = format!("{open},\"highlights\":{highlights}}}");
    Ok(RawValue::from_string(json).map_err(domain::Error::internal)?)
}

fn facets(request: &Request, page: &SearchPage) -> ProductFacets {
    let labels = request.app.search().labels();
    let value = |value: String, label: Option<&String>, count| FacetValue {
        label: label.unwrap_or(&value).clone(),
        value,
        count,
    };
    let (capped, candidate) = page.facets.capped;
    let catalogue_of = |name: &str, zh: &str, en: &str, count| FacetValue {
        value: name.to_owned(),
        label: if request.is_chinese() { zh } else { en }.to_owned(),
        count,
    };
    let (classes, makers) = (&page.facets.category, &page.facets.manufacturer);
    ProductFacets {
        category: classes
            .iter()
            .map(|(code, count)| value(code.clone(), labels.categories.get(code), *count))
            .collect(),
        manufacturer: makers
            .iter()
            .map(|(id, count)| {
                let name = labels.manufacturers.get(&OrganisationId(*id));
                value(id.to_string(), name, *count)
            })
            .collect(),
        catalogue: vec![
            catalogue_of("capped", "限价目录", "capped", capped),
            catalogue_of("candidate", "备选目录", "candidate", candidate),
        ],
    }
}

/// Columns of an exported list of products, and how to read them from a stored item.
const EXPORTED: [(&str, &str, ColumnKind); 14] = [
    ("医保耗材代码", "/code", ColumnKind::Code),
    ("产品名称", "/name", ColumnKind::Text),
    ("医保通用名", "/generic_name", ColumnKind::Text),
    ("规格", "/specification", ColumnKind::Text),
    ("型号", "/model", ColumnKind::Text),
    ("注册备案号", "/certificate", ColumnKind::Text),
    ("生产企业", "/manufacturer/name", ColumnKind::Text),
    ("分类", "/category/label", ColumnKind::Text),
    ("最小计量单位", "/base_unit", ColumnKind::Text),
    ("最小销售单位", "/sales_unit", ColumnKind::Text),
    (
        "包装转换比",
        "/pack_ratio",
        ColumnKind::Number { decimals: 0 },
    ),
    (
        "挂网参考限价（元）",
        "/reference_limit",
        ColumnKind::Number { decimals: 2 },
    ),
    (
        "专区价（元）",
        "/zone_price",
        ColumnKind::Number { decimals: 2 },
    ),
    ("可采购", "/buyable", ColumnKind::Text),
];

async fn export(request: &Request, mut query: SearchQuery) -> Answer {
    let columns = EXPORTED.map(|(title, _, kind)| (title, kind));
    let mut sheet = Sheet::new("产品目录", &columns);
    query.limit = 1_000;
    query.cursor = None;
    query.with_facets = false;
    loop {
        let page = search(request, query.clone()).await?;
        for hit in &page.hits {
            let item: serde_json::Value =
                serde_json::from_str(&hit.item).map_err(domain::Error::internal)?;
            sheet.push(
                EXPORTED
                    .iter()
                    .map(|column| exported_cell(&item, column))
                    .collect(),
            );
        }
        match page.next {
            Some(next) if sheet.len() < EXPORT_MAX => query.cursor = Some(next),
            _ => return sheet.answer().await,
        }
    }
}

fn exported_cell(item: &serde_json::Value, (_, pointer, kind): &(&str, &str, ColumnKind)) -> Cell {
    match item.pointer(pointer) {
        Some(serde_json::Value::String(text)) if matches!(kind, ColumnKind::Number { .. }) => {
            text.parse().map_or(Cell::Empty, Cell::Number)
        }
        Some(serde_json::Value::String(text)) => Cell::Text(text.clone()),
        Some(serde_json::Value::Bool(yes)) => Cell::Text(if *yes { "是" } else { "否" }.to_owned()),
        _ => Cell::Empty,
    }
}

/// A product with everything that the caller may know of it.
#[utoipa::path(get, path = "/api/v1/products/{id}", tag = "catalogue",
    params(("id" = String, Path)), responses((status = 200, body = ProductDetail)))]
pub(super) async fn one(id: ProductId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let product = catalogue::product(&connection, id).await?;
    let labels = catalogue::categories(&connection, moment.today()).await?;
    let limit = pricing::limits(&connection, &[id]).await?.pop();
    let (current_price, open_invitation) = own_facts(&request, &caller, &connection, id).await?;
    let price = limit.as_ref().and_then(|limit| limit.price);
    let not_buyable_reason = product.buyable(moment.today()).err().map(|reason| Told {
        code: reason.name().to_owned(),
        text: request.say(&reason.words()),
    });
    json(&ProductDetail {
        item: ProductItem::of(&product, price, &labels, moment.today()),
        code20: product.code.get(..20).unwrap_or_default().to_owned(),
        category_path: path(&product.category_code, &labels),
        material: product.material,
        feature: product.feature,
        udi_di: product.udi_di,
        certificate_expires_on: product.certificate_expires_on,
        listing: product.listing.name(),
        listing_reason: product.listing_reason,
        not_buyable_reason,
        under_vbp: product.under_vbp,
        limit_since: limit.as_ref().map(|limit| limit.effective_on),
        limit_region: limit.and_then(|limit| limit.region).map(RegionView::from),
        current_price,
        open_invitation,
    })
}

async fn own_facts(
    request: &Request,
    caller: &Caller,
    connection: &domain::database::Connection,
    id: ProductId,
) -> Result<(Option<String>, Option<OpenInvitation>), Problem> {
    if caller.kind != OrganisationKind::Hospital {
        return Ok((None, None));
    }
    let current = pricing::current_price(connection, &request.moment(), caller, id).await?;
    let open = bargaining::open_invitation(connection, caller, id).await?;
    let open = open.map(|(id, number, state)| OpenInvitation {
        id: id.to_string(),
        number,
        state: state.name(),
    });
    Ok((current.map(|current| yuan(current.price)), open))
}

/// Lists, delists or suspends a product.
#[utoipa::path(put, path = "/api/v1/products/{id}/listing", tag = "catalogue",
    params(("id" = String, Path)), request_body = ListingChange, responses((status = 204)))]
pub(super) async fn set_listing(id: ProductId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let change: ListingChange = request.json()?;
    let bad = || Problem::field("/state", "状态无效", "listed, delisted or suspended");
    let listing = Listing::parse(&change.state).ok_or_else(bad)?;
    let reason = storable("/reason", change.reason)?;
    request
        .change(async |tx, moment| {
            catalogue::set_listing(tx, moment, &caller, id, listing, &reason).await
        })
        .await?;
    no_content()
}

/// A class of the national classification.
#[derive(Debug, Serialize, ToSchema)]
struct Category {
    /// 2, 4 or 6 digits.
    code: String,
    /// Its name today.
    label: String,
    /// The class above.
    parent: Option<String>,
    /// 1 to 3.
    level: usize,
}

/// Every class with its name today.
#[utoipa::path(get, path = "/api/v1/categories", tag = "catalogue",
    responses((status = 200, body = Page<Category>)))]
pub(super) async fn categories(request: Request) -> Answer {
    request.caller().await?;
    let connection = request.app.ground().db.get().await?;
    let labels = catalogue::categories(&connection, request.moment().today()).await?;
    let categories = labels.into_iter().map(|(code, label)| Category {
        parent: code
            .len()
            .checked_sub(2)
            .filter(|length| 0 < *length)
            .map(|length| code[..length].to_owned()),
        level: code.len() / 2,
        code,
        label,
    });
    json(&Page::whole(categories.collect()))
}
