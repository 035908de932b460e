//! The catalogue: search, a product, whether it is listed, the classes.

mod categories;
mod detail;
mod export;
mod item;
mod listing;
mod search;

use domain::ProductId;
use warp::Filter;
use warp::filters::BoxedFilter;

pub(super) use categories::{__path_categories, categories};
pub(super) use detail::{__path_one, one};
pub(crate) use item::ProductItem;
pub(super) use listing::{__path_set_listing, set_listing};
pub(super) use search::{__path_list, list};

use super::any;
use crate::app::App;
use crate::http::{Answer, bare, with_body};

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
