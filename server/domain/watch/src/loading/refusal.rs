//! What is refused about imports.

use ground::capability::RefusalKind;
use ground::{Figure, Label};

pub(super) const KINDS: &[RefusalKind] = &[
    UPLOAD_TOO_LARGE,
    IMPORT_QUOTA,
    IMPORT_RUNNING,
    IMPORT_FAILED,
    PREVIEW_TOO_LARGE,
    IMPORT_REVERSED,
    IMPORT_NOT_REVERSIBLE,
];

pub const UPLOAD_TOO_LARGE: RefusalKind =
    RefusalKind::new("upload-too-large", "文件过大", "the file is too large").shows(&[
        Figure::quantity("bytes_max", Label::new("字节上限", "Bytes at most")),
    ]);

pub const PREVIEW_TOO_LARGE: RefusalKind = RefusalKind::new(
    "preview-too-large",
    "文件过大，不能预览",
    "the file is too large for a preview",
)
.shows(&[
    Figure::quantity("rows", Label::new("文件行数", "Rows")),
    Figure::quantity("rows_max", Label::new("可预览行数", "Rows at most")),
]);

pub(super) const IMPORT_QUOTA: RefusalKind = RefusalKind::new(
    "import-quota",
    "导入文件超出可用空间",
    "there is no room for more import files",
)
.shows(&[
    Figure::quantity("used", Label::new("已上传（MB）", "Uploaded (MB)")),
    Figure::quantity("allowed", Label::new("上限（MB）", "At most (MB)")),
]);

pub const IMPORT_RUNNING: RefusalKind = RefusalKind::new(
    "import-running",
    "导入尚未完成",
    "the import is not finished",
);

pub const IMPORT_REVERSED: RefusalKind = RefusalKind::new(
    "import-reversed",
    "导入已撤销",
    "the load was undone already",
);

pub const IMPORT_NOT_REVERSIBLE: RefusalKind = RefusalKind::new(
    "import-not-reversible",
    "此导入不能整体撤销",
    "the load cannot be undone as a whole",
);

pub const IMPORT_FAILED: RefusalKind =
    RefusalKind::new("import-failed", "导入失败", "the import failed");
