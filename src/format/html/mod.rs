//! The letter as one page to look at, and the findings of a report beside it.
