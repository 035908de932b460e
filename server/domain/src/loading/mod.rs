//! Imports: the bookkeeping of files that users load.
