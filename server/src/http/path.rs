//! Paths with parameters, such as `/campaigns/{id}/products`.

use std::fmt;

#[derive(Debug, Clone)]
pub(crate) struct PathTemplate {
    text: &'static str,
    segments: Vec<Segment>,
}

/// In the order of preference: a literal wins where a parameter would fit too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    Literal(&'static str),
    Parameter(&'static str),
}

impl PathTemplate {
    pub(super) fn new(text: &'static str) -> Self {
        let segment = |text: &'static str| {
            let name = text
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            name.map_or(Segment::Literal(text), Segment::Parameter)
        };
        Self {
            text,
            segments: text
                .trim_start_matches('/')
                .split('/')
                .map(segment)
                .collect(),
        }
    }

    pub(crate) fn text(&self) -> &'static str {
        self.text
    }

    /// The first segment, which chooses the branch.
    pub(crate) fn first(&self) -> &'static str {
        match self.segments.first() {
            Some(Segment::Literal(text) | Segment::Parameter(text)) => text,
            None => "",
        }
    }

    pub(super) fn parameters(&self) -> impl Iterator<Item = &'static str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Literal(_) => None,
            Segment::Parameter(name) => Some(*name),
        })
    }

    /// The values of the parameters in `path`, if it matches.
    pub(super) fn values(&self, path: &str) -> Option<Vec<String>> {
        let mut values = Vec::new();
        let mut given = path.split('/');
        for segment in &self.segments {
            match (segment, given.next()?) {
                (Segment::Literal(text), given) if *text == given => {}
                (Segment::Parameter(_), given) if !given.is_empty() => {
                    values.push(given.to_owned())
                }
                _ => return None,
            }
        }
        given.next().is_none().then_some(values)
    }

    pub(super) fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.segments.cmp(&other.segments)
    }
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_fits_its_template_only() {
        let template = PathTemplate::new("/campaigns/{id}/products");
        assert_eq!(
            template.values("campaigns/7/products"),
            Some(vec!["7".to_owned()])
        );
        for other in [
            "campaigns/7",
            "campaigns//products",
            "campaigns/7/products/1",
            "",
        ] {
            assert_eq!(template.values(other), None, "{other}");
        }
    }

    #[test]
    fn a_word_is_tried_before_a_parameter() {
        let word = PathTemplate::new("/calendar/deadline");
        let parameter = PathTemplate::new("/calendar/{year}");
        assert!(word.order(&parameter).is_lt());
    }
}
