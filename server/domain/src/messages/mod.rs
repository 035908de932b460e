//! Messages on the site and mail, following the ledger.
