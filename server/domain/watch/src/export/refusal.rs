//! What is refused about exports.

use ground::capability::RefusalKind;
use ground::{Figure, Label};

pub(super) const KINDS: &[RefusalKind] = &[
    EXPORTS_OPEN,
    EXPORT_QUOTA,
    EXPORT_UNFINISHED,
    EXPORT_FAILED,
    EXPORT_EXPIRED,
];

pub const EXPORTS_OPEN: RefusalKind = RefusalKind::new(
    "exports-open",
    "进行中的导出过多",
    "too many exports at the same time",
)
.shows(&[
    Figure::quantity("open", Label::new("进行中", "In progress")),
    Figure::quantity("allowed", Label::new("上限", "At most")),
]);

pub(super) const EXPORT_QUOTA: RefusalKind = RefusalKind::new(
    "export-quota",
    "导出文件超出可用空间",
    "there is no room for more exported files",
)
.shows(&[
    Figure::quantity("used", Label::new("已生成（MB）", "Written (MB)")),
    Figure::quantity("allowed", Label::new("上限（MB）", "At most (MB)")),
]);

pub const EXPORT_UNFINISHED: RefusalKind = RefusalKind::new(
    "export-unfinished",
    "导出尚未完成",
    "the export is not finished",
);

pub const EXPORT_FAILED: RefusalKind =
    RefusalKind::new("export-failed", "导出失败", "the export failed");

pub const EXPORT_EXPIRED: RefusalKind = RefusalKind::new(
    "export-expired",
    "导出文件已过期",
    "the exported file is no longer kept",
);
