//! The record of job runs.
