//! The national classification.

use domain::catalogue;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{Answer, Page, Request, json};

/// A class of the national classification.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Category {
    /// 2, 4 or 6 digits.
    code: String,
    /// Its name today.
    label: String,
    /// The class above.
    parent: Option<String>,
    /// 1 to 3.
    level: usize,
}

pub(super) async fn categories(request: Request) -> Answer<Page<Category>> {
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
