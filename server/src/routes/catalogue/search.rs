//! Searching products.

use std::collections::HashMap;

use domain::catalogue::{self, Product};
use domain::{OrganisationId, ProductId, UnitPrice, listed_price};
use futures_util::try_join;
use search_index::{Hit, SearchError, SearchPage, SearchQuery, Sort};
use serde::Serialize;
use strum::EnumString;
use utoipa::ToSchema;

use super::export::export_found;
use super::item::{CatalogueKind, ProductItem};
use crate::http::{Answer, Paging, Problem, Request, json};
use crate::search::Unanswered;

/// In which order to list products.
#[derive(Debug, Clone, Copy, ToSchema, EnumString)]
pub(in crate::routes) enum ProductOrder {
    #[schema(rename = "relevance")]
    #[strum(serialize = "relevance")]
    Relevance,
    #[schema(rename = "limit")]
    #[strum(serialize = "limit")]
    LimitAscending,
    #[schema(rename = "-limit")]
    #[strum(serialize = "-limit")]
    LimitDescending,
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
pub(super) struct ProductPage {
    /// The products.
    items: Vec<ProductItem>,
    /// The cursor of the next page, or null at the end.
    next: Option<String>,
    /// Products found.
    total: u64,
    /// Whether that number is exact.
    total_is_exact: bool,
    /// Words of the search that none of them has, left out or met by what is like them; with none, those that no product has.
    missing: Vec<String>,
    /// Counts over everything found.
    facets: ProductFacets,
}

pub(super) async fn list(request: Request) -> Answer<ProductPage> {
    let paging = request.paging()?;
    let query = search_query(&request, paging.limit, paging.start_text()?)?;
    if paging.as_xlsx {
        return export_found(request, &paging, query).await;
    }
    let page = search(&request, query).await?;
    let facets = facets(&request, &page);
    let SearchPage {
        hits,
        next,
        total,
        total_is_exact,
        missing,
        ..
    } = page;
    let items = items(&request, hits).await?;
    json(&ProductPage {
        items,
        next: next.map(|end| paging.sealed(&end)),
        total,
        total_is_exact,
        missing,
        facets,
    })
}

/// The code of a class, at whatever level.
pub(in crate::routes) fn class_code(code: &str) -> Option<String> {
    let digits = code.bytes().all(|letter| letter.is_ascii_digit());
    (digits && matches!(code.len(), 2 | 4 | 6)).then(|| code.to_owned())
}

fn search_query(
    request: &Request,
    limit: usize,
    cursor: Option<String>,
) -> Result<SearchQuery, Problem> {
    let query = request.query();
    let manufacturer: Option<OrganisationId> = query.value("manufacturer")?;
    let category = query.word("category", class_code)?;
    let catalogue: Option<CatalogueKind> = query.value("catalogue")?;
    let capped = catalogue.map(|kind| match kind {
        CatalogueKind::Capped => true,
        CatalogueKind::Candidate => false,
    });
    let order: Option<ProductOrder> = query.value("sort")?;
    let sort = order.map(|order| match order {
        ProductOrder::Relevance => Sort::Relevance,
        ProductOrder::LimitAscending => Sort::LimitAscending,
        ProductOrder::LimitDescending => Sort::LimitDescending,
    });
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

pub(super) async fn search(request: &Request, query: SearchQuery) -> Result<SearchPage, Problem> {
    request
        .app
        .search()
        .search(query)
        .await?
        .map_err(|unanswered| match unanswered {
            Unanswered::Building(progress) => Problem::index_building(progress.done, progress.total),
            Unanswered::Refused(SearchError::BadCursor) => Paging::no_cursor(),
            Unanswered::Refused(SearchError::ExpiredCursor) => Problem::field(
                "cursor",
                "翻页已过期：目录在此期间多次更新，请从第一页重新开始",
                "this way on is too old: the catalogue changed many times since; begin at the first page",
            ),
            Unanswered::Refused(SearchError::Engine(cause)) => {
                domain::Error::internal(cause).into()
            }
        })
}

/// The products that were found, as they are now. The index says which: it follows the ledger, and may be behind
/// what an offer or a sheet goes by.
pub(super) async fn items(request: &Request, hits: Vec<Hit>) -> Result<Vec<ProductItem>, Problem> {
    let ids: Vec<ProductId> = hits.iter().map(|hit| ProductId(hit.id)).collect();
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let (limits, products) = try_join!(
        listed_price::limits(&connection, moment, &ids),
        catalogue::products(&connection, &ids)
    )?;
    drop(connection);
    let limits: HashMap<ProductId, Option<UnitPrice>> = limits
        .into_iter()
        .map(|limit| (limit.product, limit.price))
        .collect();
    let products: HashMap<ProductId, Product> = products
        .into_iter()
        .map(|product| (product.id, product))
        .collect();
    let labels = request.app.search().labels();
    let items = hits.into_iter().filter_map(|hit| {
        let product = products.get(&ProductId(hit.id))?;
        let limit = limits.get(&product.id).copied().flatten();
        let item = ProductItem::of(product, limit, &labels.categories, moment.today());
        Some(item.marked(hit.highlights))
    });
    Ok(items.collect())
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
    let (classes, manufacturers) = (&page.facets.category, &page.facets.manufacturer);
    ProductFacets {
        category: classes
            .iter()
            .map(|(code, count)| value(code.clone(), labels.categories.get(code), *count))
            .collect(),
        manufacturer: manufacturers
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
