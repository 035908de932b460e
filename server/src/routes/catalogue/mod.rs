//! The catalogue: search, a product, whether it is listed, the classes.

mod categories;
mod detail;
pub(super) mod export;
mod item;
mod listing;
mod search;

use crate::http::{OPERATORS, Operation, Who, get, put};
use categories::categories;
use detail::one;
use domain::OrganisationId;
use item::CatalogueKind;
use listing::set_listing;
pub(in crate::routes) use search::class_code;
use search::{ProductOrder, list};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/products", list)
            .by(Who::SignedIn)
            .described(
                "Finds products: Chinese, fragments, pinyin, initials, codes, certificates, \
                    models.",
            )
            .query::<String>("q", "What to find; all of its words")
            .query::<String>("category", "2, 4 or 6 digits")
            .query::<OrganisationId>("manufacturer", "A maker's id")
            .query_word::<CatalogueKind>("catalogue", "Whether there is a limit for it")
            .query::<bool>("zone", "Whether it stands in the low-price zone")
            .query::<bool>("buyable", "Whether it may be bought")
            .query::<String>("certificate", "How the number begins")
            .query_word::<ProductOrder>("sort", "By relevance unless asked otherwise")
            .paged(export::LIST),
        get("/products/{id}", one)
            .by(Who::SignedIn)
            .described("A product with everything that the caller may know of it."),
        put("/products/{id}/listing", set_listing)
            .by(Who::Duties(OPERATORS))
            .described("Lists, delists or suspends a product."),
        get("/categories", categories)
            .by(Who::SignedIn)
            .described("Every class with its name today."),
    ]
}
