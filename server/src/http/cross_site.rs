//! Requests that a browser sends on behalf of another site.

use super::our_pages::{Elsewhere, must_be_ours};
use super::problem::Problem;
use super::request::Request;

impl Request {
    /// Refuses what a browser sends on behalf of another site. Clients that are no browsers send
    /// neither header.
    ///
    /// # Errors
    /// 403.
    pub(crate) fn must_be_from_our_pages(&self) -> Result<(), Problem> {
        let public_address = self.app.public_address().text();
        must_be_ours(self.headers(), &public_address)
            .map_err(|Elsewhere(origin)| Problem::from_elsewhere(&origin, &public_address))
    }
}
