//! An error as the log shows it.

/// An error with its sources, for the log.
pub(crate) fn cause(error: &domain::Error) -> &(dyn std::error::Error + 'static) {
    error
}
