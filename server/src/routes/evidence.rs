//! Evidence (证明材料): a file is uploaded and checked, and read by its owner and, where it proves what they may see, the overseers.

use bytes::{Bytes, BytesMut};
use domain::evidence::{self, BYTES_MAX, Evidence, MediaType};
use domain::{Clock, EvidenceId, ShanghaiTime, SystemClock, hex};
use http::StatusCode;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::cause::cause;
use crate::evidence::{NotEvidence, media_type};
use crate::http::{
    ACTING, Answer, AnyFile, Created, EVIDENCE_TYPE, Form, Operation, Problem, Request, TOO_LARGE,
    Unless, Who, file, file_name, get, is_replayed, json, post,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        post("/evidence", hand_in)
            .by(Who::Duties(ACTING))
            .described("Hands a file in.")
            .keyed(),
        get("/evidence/{id}", one)
            .by(Who::SignedIn)
            .described("What is known of a file: its owner's to read, and the overseers'; a hospital's once it is attached to something that they may see."),
        get("/evidence/{id}/file", bytes)
            .by(Who::SignedIn)
            .described("The file itself.")
            .heavy(),
    ]
}

/// A file in multipart form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read as a stream")]
struct HandedIn {
    /// PDF, PNG, JPEG or xlsx of 20 MB at most.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// A file that was handed in.
#[derive(Debug, Serialize, ToSchema)]
struct EvidenceView {
    id: EvidenceId,
    /// Its name on the sender's computer.
    file_name: String,
    /// What it is, by its content.
    media_type: MediaType,
    /// Its length.
    bytes: i64,
    /// SHA-256 of its bytes, in hexadecimal digits.
    sha256: String,
    /// When it was handed in.
    recorded_at: ShanghaiTime,
}

impl EvidenceView {
    fn of(evidence: &Evidence) -> Self {
        Self {
            id: evidence.id,
            file_name: evidence.file_name.clone(),
            media_type: evidence.media_type,
            bytes: evidence.bytes,
            sha256: hex(&evidence.sha256),
            recorded_at: evidence.recorded_at.into(),
        }
    }
}

async fn hand_in(mut request: Request, form: Form<HandedIn>) -> Answer<Created<EvidenceView>> {
    let bytes_max = usize::try_from(BYTES_MAX).map_err(domain::Error::internal)?;
    request.reserve(bytes_max).await?;
    let (file_name, content) = read(form).await?;
    let media_type = media_type(&file_name, &content).map_err(|reason| refused(&reason))?;
    let evidence = Evidence {
        id: EvidenceId(Uuid::now_v7()),
        organisation: request.caller()?.organisation,
        file_name,
        media_type,
        bytes: i64::try_from(content.len()).map_err(domain::Error::internal)?,
        sha256: Sha256::digest(&content).into(),
        recorded_at: SystemClock.now(),
    };
    let request = request.carrying(content.clone());
    // A client that leaves stops nothing half way: what is counted is stored and recorded, or given back.
    let storing = tokio::spawn(store(request, evidence, content));
    storing.await.map_err(domain::Error::internal)?
}

/// Counts a file, stores its bytes and records it.
async fn store(
    request: Request,
    evidence: Evidence,
    content: Bytes,
) -> Answer<Created<EvidenceView>> {
    let caller = request.caller()?;
    let reserved = request
        .unless_answered(async |tx, moment| {
            evidence::reserve(tx, moment, SystemClock.now(), caller, &evidence).await
        })
        .await?;
    if let Unless::Answered(answer) = reserved {
        return Ok(answer);
    }
    let answer = put_and_record(&request, &evidence, content).await;
    // The answer was a stored one, or nothing was recorded.
    if answer.as_ref().map_or(true, is_replayed) {
        let db = &request.app.ground().db;
        if let Err(error) = request.app.evidence().abandon(db, evidence.id).await {
            tracing::warn!(evidence = %evidence.id, error = cause(&error),
                "a file that was not recorded remains counted for a day");
        }
    }
    answer
}

async fn put_and_record(
    request: &Request,
    evidence: &Evidence,
    content: Bytes,
) -> Answer<Created<EvidenceView>> {
    let put = request.app.evidence().put(evidence.id, content).await;
    put.map_err(|error| Problem::store_away(&error))?;
    let caller = request.caller()?;
    request
        .create(async |tx, moment| {
            let evidence = Evidence {
                recorded_at: moment.now,
                ..evidence.clone()
            };
            evidence::record(tx, moment, caller, &evidence).await?;
            Ok(EvidenceView::of(&evidence))
        })
        .await
}

/// Name and content of the form's file.
async fn read(form: Form<HandedIn>) -> Result<(String, Bytes), Problem> {
    let bytes_max = usize::try_from(BYTES_MAX).map_err(domain::Error::internal)?;
    let mut sent = form.file().await?;
    let name = file_name(sent.headers(), "证明材料")?;
    let mut content = BytesMut::new();
    while let Some(piece) = sent.chunk().await? {
        if bytes_max < content.len() + piece.len() {
            return Err(too_large());
        }
        content.extend_from_slice(&piece);
    }
    if content.is_empty() {
        let (zh, en) = ("文件是空的", "the file is empty");
        return Err(Problem::field("/file", zh, en));
    }
    Ok((name, content.freeze()))
}

fn too_large() -> Problem {
    let (zh, en) = ("文件超过20 MB", "the file is larger than 20 MB");
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, &TOO_LARGE, zh, en)
}

fn refused(reason: &NotEvidence) -> Problem {
    let media_type = |zh: String, en: String| {
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, &EVIDENCE_TYPE, zh, en)
    };
    match reason {
        NotEvidence::Type(found) => media_type(
            format!("只接受PDF、PNG、JPEG和xlsx；该文件的内容是{found}"),
            format!("only PDF, PNG, JPEG and xlsx are taken; the content of this file is {found}"),
        ),
        NotEvidence::Macros => media_type(
            "工作簿含有宏，请另存为不含宏的xlsx".to_owned(),
            "the workbook has macros: save it without them".to_owned(),
        ),
        NotEvidence::Bomb => media_type(
            "工作簿解压后过大，不予接受".to_owned(),
            "the workbook unpacks into far more than it is".to_owned(),
        ),
        NotEvidence::Name(found) => {
            let found = extension(*found);
            Problem::field(
                "/file",
                format!("文件的扩展名与内容不符：内容是{found}"),
                format!("the name says something else than the content, which is {found}"),
            )
        }
    }
}

fn extension(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Pdf => "PDF",
        MediaType::Png => "PNG",
        MediaType::Jpeg => "JPEG",
        MediaType::Xlsx => "xlsx",
    }
}

async fn one(request: Request, id: EvidenceId) -> Answer<EvidenceView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    json(&EvidenceView::of(
        &evidence::get(&connection, caller, id).await?,
    ))
}

async fn bytes(request: Request, id: EvidenceId) -> Answer<AnyFile> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let evidence = evidence::get(&connection, caller, id).await?;
    drop(connection);
    let content = request.app.evidence().get(id).await;
    let content = content.map_err(|error| Problem::store_away(&error))?;
    file(
        &evidence.file_name,
        evidence.media_type.into_str(),
        content.into(),
    )
}
