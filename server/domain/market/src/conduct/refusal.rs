//! What is refused about records of misconduct.

use ground::capability::RefusalKind;

pub(super) const KINDS: &[RefusalKind] = &[MISCONDUCT_ALREADY_WITHDRAWN];

pub(super) const MISCONDUCT_ALREADY_WITHDRAWN: RefusalKind = RefusalKind::new(
    "misconduct-already-withdrawn",
    "记录已撤销",
    "the record has been withdrawn",
);
