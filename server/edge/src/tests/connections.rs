//! The limits of one connection, and how all of them end.

use super::*;

/// Half of a short wait: what must not happen yet.
const SOON: Duration = Duration::from_millis(100);

#[tokio::test]
async fn a_header_that_does_not_end_is_cut() {
    let limits = EdgeLimits {
        header_read: Duration::from_millis(200),
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut silent = running.connect().await;
    assert_eq!(silent.rest().await, "");
    let mut half = running.connect().await;
    half.send("GET /hello HTTP/1.1\r\nhost:").await;
    assert!(!half.rest().await.contains("200 OK"));

    let mut second = running.connect().await;
    second.send(GET).await;
    second.until("\r\n\r\nhello").await;
    second.send("GET /hel").await;
    assert_eq!(second.rest().await, "");
}

#[tokio::test]
async fn a_header_that_drips_is_cut() {
    let limits = EdgeLimits {
        header_read: Duration::from_millis(200),
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let client = running.connect().await;
    let (mut answer, mut drip) = client.stream.into_split();
    let dripping = tokio::spawn(async move {
        while drip.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let mut bytes = Vec::new();
    let _ = timeout(PATIENCE, answer.read_to_end(&mut bytes))
        .await
        .expect("it should be cut");
    assert!(bytes.is_empty());
    dripping.await.unwrap();
}

#[tokio::test]
async fn an_idle_connection_lives_longer_than_a_header_may_take_but_not_for_ever() {
    let limits = EdgeLimits {
        header_read: SOON,
        idle: SOON * 6,
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut client = running.connect().await;
    client.send(GET).await;
    client.until("\r\n\r\nhello").await;
    tokio::time::sleep(SOON * 3).await;
    client.send(GET).await;
    client.until("\r\n\r\nhello").await;
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn a_client_that_does_not_take_its_answer_is_cut() {
    let limits = EdgeLimits {
        write_pause: SOON,
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut client = running.connect().await;
    // Unread answers fill the buffers of both ends, then the writer waits.
    let many = GET.repeat(1000);
    let broken = timeout(PATIENCE, async {
        while client.stream.write_all(many.as_bytes()).await.is_ok() {}
    });
    broken.await.expect("the server should give up");
}

#[tokio::test]
async fn one_connection_too_many_is_answered_503_and_closed() {
    let limits = EdgeLimits {
        connections_max: 2,
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut first = running.connect().await;
    let mut second = running.connect_from("127.0.0.2").await;
    for client in [&mut first, &mut second] {
        client.send(GET).await;
        client.until("\r\n\r\nhello").await;
    }
    let mut third = running.connect_from("127.0.1.3").await;
    third.send(GET).await;
    let answer = third.rest().await;
    assert!(
        answer.starts_with("HTTP/1.1 503 ") && answer.contains("retry-after: 1"),
        "{answer}"
    );
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(answer.contains(&format!("content-length: {}\r\n", body.len())));
    serde_json::from_str::<serde_json::Value>(body).unwrap();

    drop(first);
    // The permit is free as soon as the server has seen the end of the first.
    let again = async {
        while !running
            .exchange("GET /hello HTTP/1.0\r\n\r\n")
            .await
            .contains("200 OK")
        {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, again).await.unwrap();
}

#[tokio::test]
async fn stopping_finishes_what_runs_and_closes_what_waits() {
    let mut running = Running::start(EdgeLimits::default()).await;
    let mut idle = running.connect().await;
    idle.send(GET).await;
    idle.until("\r\n\r\nhello").await;
    let mut waiting = running.connect().await;
    waiting.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n").await;
    running.reached.recv().await.unwrap();

    running.stop.cancel();
    assert_eq!(idle.rest().await, "");
    // The listener closes with the loop that waited for the token.
    let refused = async { while TcpStream::connect(running.address).await.is_ok() {} };
    timeout(PATIENCE, refused).await.unwrap();
    assert!(!running.serving.is_finished());
    running.release.cancel();
    assert!(waiting.rest().await.ends_with("\r\n\r\nwaited"));
    assert_eq!(running.serving.await.unwrap(), Drained { cut: 0 });
}

#[tokio::test]
async fn stopping_cuts_what_does_not_end_in_time() {
    let limits = EdgeLimits {
        drain: SOON,
        ..EdgeLimits::default()
    };
    let mut running = Running::start(limits).await;
    let mut waiting = running.connect().await;
    waiting.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n").await;
    running.reached.recv().await.unwrap();
    assert_eq!(running.stop().await, Drained { cut: 1 });
}

#[tokio::test]
async fn one_address_cannot_take_every_connection() {
    let limits = EdgeLimits {
        connections_max: 10,
        connections_each_max: 2,
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut silent = Vec::new();
    for _ in 0..2 {
        silent.push(running.connect().await);
    }
    let answer = running.exchange("").await;
    assert!(
        answer.starts_with("HTTP/1.1 429 ") && answer.contains("retry-after: 1"),
        "{answer}"
    );
    let mut other = running.connect_from("127.0.0.2").await;
    other.send(GET).await;
    other.until("\r\n\r\nhello").await;
}

#[tokio::test]
async fn however_many_addresses_fill_their_share_the_next_one_has_a_connection() {
    let limits = EdgeLimits {
        connections_max: 60,
        connections_each_max: 40,
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut silent = Vec::new();
    for address in 1..=6 {
        let address = format!("127.0.{address}.1");
        loop {
            let mut client = running.connect_from(&address).await;
            client.send(GET).await;
            let answer = client.until("\r\n\r\n").await;
            if answer.starts_with("HTTP/1.1 429 ") {
                break;
            }
            silent.push(client);
        }
    }
    assert!((45..60).contains(&silent.len()), "{}", silent.len());
    let mut other = running.connect_from("127.0.0.2").await;
    other.send(GET).await;
    other.until("\r\n\r\nhello").await;
}

#[tokio::test]
async fn whoever_has_many_addresses_side_by_side_takes_no_more_than_half() {
    let limits = EdgeLimits {
        connections_max: 60,
        connections_each_max: 10,
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut held = Vec::new();
    for address in 1..=31 {
        let mut client = running.connect_from(&format!("127.0.1.{address}")).await;
        client.send(GET).await;
        let answer = client.until("\r\n\r\n").await;
        let expected = if address <= 30 { "200" } else { "429" };
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {expected} ")),
            "{answer}"
        );
        held.push(client);
    }
    let mut other = running.connect_from("127.0.2.1").await;
    other.send(GET).await;
    other.until("\r\n\r\nhello").await;
}

#[tokio::test]
async fn proxies_may_hold_all_connections() {
    let limits = EdgeLimits {
        connections_max: 4,
        connections_each_max: 1,
        trusted_hops: 1,
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let _first = running.connect().await;
    let mut second = running.connect().await;
    second.send(GET).await;
    second.until("\r\n\r\nhello").await;
}

#[tokio::test]
async fn a_client_that_takes_its_answer_by_drops_is_cut() {
    let limits = EdgeLimits {
        write_pause: SOON * 4,
        ..EdgeLimits::default()
    };
    let running = Running::start(limits).await;
    let mut client = running.connect().await;
    let (mut answers, mut requests) = client.stream.split();
    let many = GET.repeat(1000);
    let sending = async { while requests.write_all(many.as_bytes()).await.is_ok() {} };
    let dropping = async {
        let mut drop = [0; 1];
        while answers.read(&mut drop).await.is_ok_and(|read| 0 < read) {
            tokio::time::sleep(SOON).await;
        }
    };
    let broken = timeout(PATIENCE, async {
        tokio::select! { () = sending => {}, () = dropping => {} }
    });
    broken.await.expect("the server should give up");
}
