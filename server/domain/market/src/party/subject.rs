//! What events of organisations and accounts are about.

use ground::log::{NO_PAGE, SubjectKind};

pub const ORGANISATION: SubjectKind = SubjectKind::new("organisation", |_| NO_PAGE.to_owned());

/// An organisation as those see it that founded it.
pub(super) const FOUNDED: SubjectKind =
    SubjectKind::new("founded-organisation", |_| "/organisations".to_owned());

/// Somebody who signs in.
pub const ACCOUNT: SubjectKind = SubjectKind::new("account", |_| "/accounts".to_owned());
