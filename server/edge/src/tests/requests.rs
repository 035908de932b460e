//! What is answered to one request.

use super::*;

#[tokio::test]
async fn a_header_that_has_one_value_is_refused_twice() {
    let running = Running::start(EdgeLimits::default()).await;
    // Of two values, a proxy and the program may each go by another one.
    for name in [
        "Authorization",
        "Content-Type",
        "Cookie",
        "Host",
        "Idempotency-Key",
        "If-Match",
        "If-Modified-Since",
        "If-None-Match",
        "Origin",
        "Range",
        "Sec-Fetch-Site",
    ] {
        let host = if name == "Host" { "" } else { "host: x\r\n" };
        for (lines, status) in [(1, "200"), (2, "400")] {
            let twice = format!("{name}: x\r\n").repeat(lines);
            let request = format!("GET /hello HTTP/1.1\r\n{host}{twice}connection: close\r\n\r\n");
            let answer = running.exchange(&request).await;
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status} ")),
                "{request}{answer}"
            );
        }
    }
    // The same length twice is one length.
    for (lengths, status) in [
        (["1", "1"], "200"),
        (["0", "1"], "400"),
        (["1", "0"], "400"),
    ] {
        let [one, other] = lengths;
        let request = format!(
            "POST /size HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {one}\r\ncontent-length: {other}\r\n\r\nx"
        );
        let answer = running.exchange(&request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{request}{answer}"
        );
    }
}

#[tokio::test]
async fn a_listener_with_names_of_its_own_answers_no_other_host() {
    let limits = EdgeLimits {
        own_names: Some(vec!["inner".to_owned()]),
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    for (host, status) in [
        ("127.0.0.1:8081", "200"),
        ("localhost", "200"),
        ("inner:8081", "200"),
        ("rebound.example", "421"),
    ] {
        let request = format!("GET /hello HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        let answer = running.exchange(&request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{request}{answer}"
        );
    }
}

#[tokio::test]
async fn a_tunnel_and_targets_without_a_path_never_reach_the_routes() {
    let running = Running::start(EdgeLimits::default()).await;
    for (request, status) in [
        (
            "CONNECT example.org:443 HTTP/1.1\r\nhost: example.org:443\r\n\r\n",
            "405",
        ),
        ("CONNECT / HTTP/1.1\r\nhost: x\r\n\r\n", "405"),
        ("GET example.org:443 HTTP/1.1\r\nhost: x\r\n\r\n", "400"),
        ("OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n", "400"),
        ("GET * HTTP/1.1\r\nhost: x\r\n\r\n", "400"),
        ("GET hello HTTP/1.1\r\nhost: x\r\n\r\n", "400"),
        ("GET /full HTTP/1.1\r\n\r\n", "400"),
        ("GET /full HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n", "400"),
    ] {
        let answer = running.exchange(request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{request}{answer}"
        );
    }
    for (target, host, status) in [
        ("http://x/full", "y", "400"),
        ("http://x/full", "x:8080", "400"),
        ("http://x:8080/full", "x", "400"),
        ("http://u@x/full", "x", "400"),
        ("ftp://x/full", "x", "400"),
        ("http://x:80/full", "X", "200"),
        ("https://x/full", "x:443", "200"),
    ] {
        let request = format!("GET {target} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        let answer = running.exchange(&request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{request}{answer}"
        );
    }
    let absolute = "GET http://x/full?q=1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    assert!(running.exchange(absolute).await.ends_with("\r\n\r\n/full"));
    assert_eq!(running.stop().await, Drained { cut: 0 });
}

#[tokio::test]
async fn every_answer_carries_an_id_and_the_headers_that_protect() {
    let running = Running::start(EdgeLimits::default()).await;
    let mut client = running.connect().await;
    client
        .send("GET /id HTTP/1.1\r\nhost: x\r\nx-request-id: order-7\r\n\r\n")
        .await;
    let answer = client.until("\r\n\r\norder-7").await;
    for header in [
        "x-request-id: order-7\r\n",
        "x-content-type-options: nosniff\r\n",
        "x-frame-options: DENY\r\n",
        "referrer-policy: same-origin\r\n",
        "cross-origin-resource-policy: same-origin\r\n",
        "content-security-policy: default-src 'none'",
    ] {
        assert!(answer.contains(header), "{header}{answer}");
    }
}

#[tokio::test]
async fn a_panic_in_a_handler_is_a_problem_and_the_connection_lives() {
    let running = Running::start(EdgeLimits::default()).await;
    let mut client = running.connect().await;
    client
        .send("GET /panic HTTP/1.1\r\nhost: x\r\nx-request-id: p-1\r\n\r\n")
        .await;
    let answer = client.until("}").await;
    assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
    assert!(
        answer.contains("content-type: application/problem+json"),
        "{answer}"
    );
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    let problem: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(problem["request_id"], "p-1");
    assert_eq!(problem["type"], "internal-error");
    assert!(!body.contains("on purpose"));

    client.send(GET).await;
    client.until("\r\n\r\nhello").await;
}

#[tokio::test]
async fn a_problem_is_in_english_on_request() {
    let running = Running::start(EdgeLimits::default()).await;
    let options = |language: &str| format!("OPTIONS * HTTP/1.1\r\nhost: x\r\n{language}\r\n");
    assert!(
        running
            .exchange(&options(""))
            .await
            .contains("请求格式不正确")
    );
    let english = running
        .exchange(&options("accept-language: en-GB,en;q=0.9\r\n"))
        .await;
    assert!(english.contains("The request is malformed"));
}

#[tokio::test]
async fn pipelined_requests_are_answered_in_order() {
    let running = Running::start(EdgeLimits::default()).await;
    let mut client = running.connect().await;
    let mut requests = String::new();
    for number in 0..50 {
        requests += &format!("GET /id HTTP/1.1\r\nhost: x\r\nx-request-id: n-{number}\r\n\r\n");
    }
    client.send(&requests).await;
    for number in 0..50 {
        client.until(&format!("\r\n\r\nn-{number}")).await;
    }
}

#[tokio::test]
async fn a_header_beyond_the_limit_is_refused() {
    let running = Running::start(EdgeLimits::default()).await;
    let long = "a".repeat(20 * 1024);
    let request = format!("GET /hello HTTP/1.1\r\nhost: x\r\nx-long: {long}\r\n\r\n");
    let answer = running.exchange(&request).await;
    assert!(
        answer.starts_with("HTTP/1.1 431 ") || answer.is_empty(),
        "{answer}"
    );

    let mut client = running.connect().await;
    let fits = "a".repeat(12 * 1024);
    client
        .send(&format!(
            "GET /hello HTTP/1.1\r\nhost: x\r\nx-long: {fits}\r\n\r\n"
        ))
        .await;
    client.until("\r\n\r\nhello").await;
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused_whether_declared_or_not() {
    let limits = EdgeLimits {
        body_bytes_max: 10,
        upload_bytes_max: 20,
        upload_paths: &["/size/upload"],
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let named = |path: &str, size: usize| {
        let body = "a".repeat(size);
        format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {size}\r\n\r\n{body}"
        )
    };
    let chunked = |path: &str, size: usize| {
        let body = "a".repeat(size);
        format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n\
             {size:x}\r\n{body}\r\n0\r\n\r\n"
        )
    };
    for (path, fits) in [("/size", 10), ("/size/upload", 20)] {
        for body in [named(path, fits), chunked(path, fits)] {
            let answer = running.exchange(&body).await;
            assert!(answer.ends_with(&format!("\r\n\r\n{fits}")), "{answer}");
        }
        for body in [named(path, fits + 1), chunked(path, fits + 1)] {
            let answer = running.exchange(&body).await;
            assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        }
    }
}

#[tokio::test]
async fn a_refused_body_may_be_sent_to_its_end_and_the_answer_arrives() {
    let limits = EdgeLimits {
        body_bytes_max: 10,
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let body = "a".repeat(20_000_000);
    let length = body.len();
    for (framing, body) in [
        (format!("content-length: {length}"), body.clone()),
        (
            "transfer-encoding: chunked".to_owned(),
            format!("{length:x}\r\n{body}\r\n0\r\n\r\n"),
        ),
    ] {
        let request = format!("POST /size HTTP/1.1\r\nhost: x\r\n{framing}\r\n\r\n{body}");
        // Sends all of it before it reads: a connection that is closed over unread bytes takes neither.
        let answer = running.exchange(&request).await;
        assert!(answer.starts_with("HTTP/1.1 413 "), "{framing}: {answer}");
    }
}

#[tokio::test]
async fn a_body_that_nobody_reads_holds_its_connection_for_a_time_alone() {
    let limits = EdgeLimits {
        body_bytes_max: 10,
        unread: Duration::from_millis(300),
        unread_pause: Duration::from_millis(150),
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let begun = "POST /size HTTP/1.1\r\nhost: x\r\ncontent-length: 100000000\r\n\r\nabc";
    // One that sends nothing more, and one that goes on by drops.
    for drips in [false, true] {
        let mut client = running.connect().await;
        client.send(begun).await;
        assert!(client.rest().await.starts_with("HTTP/1.1 413 "));
        let mut gone = false;
        for _ in 0..200 {
            tokio::time::sleep(Duration::from_millis(20)).await;
            let sent = match drips {
                true => client.stream.write_all(b"a").await,
                false => client.stream.try_read(&mut [0; 1]).map(|_| ()),
            };
            gone = sent.is_err_and(|error| error.kind() != std::io::ErrorKind::WouldBlock);
            if gone || !drips {
                break;
            }
        }
        assert_eq!(gone, drips, "whoever drips is cut");
    }
    // Neither holds a connection any more.
    assert_eq!(running.stop().await.cut, 0);
}

#[tokio::test]
async fn a_body_that_pauses_is_cut() {
    let limits = EdgeLimits {
        body_pause: Duration::from_millis(100),
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let half = "POST /size HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc";
    assert!(running.exchange(half).await.starts_with("HTTP/1.1 408 "));
}

#[tokio::test]
async fn a_body_that_drips_is_cut_at_the_deadline() {
    let limits = EdgeLimits {
        request: Duration::from_millis(300),
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut client = running.connect().await;
    client
        .send("POST /size HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n")
        .await;
    let (mut answer, mut drip) = client.stream.split();
    let dripping = async {
        while drip.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let mut bytes = Vec::new();
    let reading = async {
        while !bytes.ends_with(b"}") {
            bytes.push(answer.read_u8().await.unwrap());
        }
    };
    tokio::select! { () = dripping => {}, () = reading => {} }
    assert!(
        String::from_utf8(bytes)
            .unwrap()
            .starts_with("HTTP/1.1 408 ")
    );
}

#[tokio::test]
async fn a_handler_that_takes_too_long_is_given_up() {
    let limits = EdgeLimits {
        request: Duration::from_millis(100),
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut client = running.connect().await;
    client.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let answer = client.until("}").await;
    assert!(
        answer.starts_with("HTTP/1.1 503 ") && answer.contains("retry-after: 1"),
        "{answer}"
    );
    client.send(GET).await;
    client.until("\r\n\r\nhello").await;
}

#[tokio::test]
async fn a_bare_line_feed_is_refused_wherever_lines_end_and_passes_in_a_body() {
    let running = Running::start(EdgeLimits::default()).await;
    for request in [
        "GET /hello HTTP/1.1\nhost: x\r\n\r\n",
        "GET /hello HTTP/1.1\r\nhost: x\n\r\n\r\n",
        "GET /hello HTTP/1.1\r\nhost: x\r\na: b\nc: d\r\n\r\n",
        "\nGET /hello HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET /hello HTTP/1.1\r\nhost: x\r\n\n",
        "GET /hello HTTP/1.1\n\nhost: x\r\n\r\n\r\n",
    ] {
        let answer = running.exchange(request).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{request:?} {answer}");
    }
    let body = "a\nb\n\n";
    let plain = format!(
        "POST /size HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n{body}\
         GET /hello HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    );
    let answer = running.exchange(&plain).await;
    assert!(answer.contains("\r\n\r\n5HTTP/1.1 200"), "{answer}");
    let chunked = |size_end: &str| {
        format!(
            "POST /size HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5{size_end}{body}\r\n\
             0\r\n\r\nGET /hello HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
        )
    };
    let answer = running.exchange(&chunked("\r\n")).await;
    assert!(answer.contains("\r\n\r\n5HTTP/1.1 200"), "{answer}");
    assert!(!running.exchange(&chunked("\n")).await.contains("\r\n\r\n5"));
    let after = "GET /hello HTTP/1.1\r\nhost: x\r\n\r\nGET /hello HTTP/1.1\nhost: x\r\n\r\n";
    let answer = running.exchange(after).await;
    assert!(answer.contains("\r\n\r\nhelloHTTP/1.1 400 "), "{answer}");
}

#[tokio::test]
async fn a_body_that_drips_is_cut_before_the_pause_and_while_draining_too() {
    let limits = EdgeLimits {
        body_grace: Duration::from_millis(300),
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut client = running.connect().await;
    client
        .send("POST /size HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n")
        .await;
    let (mut answer, mut drip) = client.stream.split();
    let stop = running.stop.clone();
    let dripping = async {
        while drip.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
            stop.cancel();
        }
        std::future::pending::<()>().await;
    };
    let mut bytes = Vec::new();
    let reading = async {
        while !bytes.ends_with(b"}") {
            bytes.push(answer.read_u8().await.unwrap());
        }
    };
    tokio::select! { () = dripping => {}, () = reading => {} }
    let answer = String::from_utf8(bytes).unwrap();
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert_eq!(running.stop().await, Drained { cut: 0 });
}

#[tokio::test]
async fn a_path_for_everybody_takes_little() {
    let limits = EdgeLimits {
        small_bytes_max: 10,
        small_paths: &["/size"],
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let request = "POST /size HTTP/1.1\r\nhost: x\r\ncontent-length: 11\r\n\r\n";
    assert!(running.exchange(request).await.starts_with("HTTP/1.1 413 "));
}

#[tokio::test]
async fn tls_is_as_configured_or_as_a_trusted_proxy_notes() {
    let forwarded =
        "GET /hello HTTP/1.1\r\nhost: x\r\nx-forwarded-proto: https\r\nconnection: close\r\n\r\n";
    let plain = GET.replace("host: x\r\n", "host: x\r\nconnection: close\r\n");
    for (trusted_hops, behind_tls, request, expected) in [
        (0, false, forwarded, false),
        (1, false, forwarded, true),
        (1, false, plain.as_str(), false),
        (0, true, plain.as_str(), true),
    ] {
        let limits = EdgeLimits {
            trusted_hops,
            behind_tls,
            ..EdgeLimits::default()
        };
        let answer = Running::start(limits).await.exchange(request).await;
        let is_strict = answer.contains("strict-transport-security: max-age=31536000\r\n");
        assert_eq!(is_strict, expected, "{answer}");
    }
}
