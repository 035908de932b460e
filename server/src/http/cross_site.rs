//! Requests that a browser sends on behalf of another site.

use super::problem::Problem;
use super::request::Request;

impl Request {
    /// Refuses what a browser sends on behalf of another site. Clients that are no browsers send
    /// neither header.
    ///
    /// # Errors
    /// 403.
    pub(crate) fn must_be_from_our_pages(&self) -> Result<(), Problem> {
        let from_here = match self.header("sec-fetch-site") {
            Some(site) => matches!(site, "same-origin" | "none"),
            None => match (self.header("origin"), self.header("host")) {
                (Some(origin), Some(host)) => origin
                    .split_once("://")
                    .is_some_and(|(_, origin)| origin == host),
                _ => true,
            },
        };
        if from_here {
            Ok(())
        } else {
            Err(domain::Error::Forbidden.into())
        }
    }
}
