"""The program over HTTP, on behalf of its accounts."""
import json
import time
import urllib.error
import urllib.parse
import urllib.request


class Refusal(Exception):
    def __init__(self, status, body):
        super().__init__(f"{status} {body}")
        self.status, self.kind = status, body.get("type") if isinstance(body, dict) else None


class Console:
    """Requests on behalf of accounts, and what was answered."""

    def __init__(self, base):
        self.base = base + "/api/v1"
        self.tokens = {}

    def ask(self, account, method, path, body=None, headers=None, raw=None):
        headers = dict(headers or {})
        data = raw
        if body is not None:
            data = json.dumps(body).encode()
            headers["content-type"] = "application/json"
        if account:
            headers["authorization"] = "Bearer " + self.tokens[account]
        request = urllib.request.Request(self.base + path, method=method, data=data, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                content = answer.read()
                self.etag = answer.headers.get("etag")
                return json.loads(content) if content else None
        except urllib.error.HTTPError as error:
            content = error.read().decode()
            try:
                content = json.loads(content)
            except ValueError:
                pass
            raise Refusal(error.code, content) from None

    def get(self, account, path):
        return self.ask(account, "GET", path)

    def post(self, account, path, body=None):
        return self.ask(account, "POST", path, {} if body is None else body)

    def put(self, account, path, body, headers=None):
        return self.ask(account, "PUT", path, body, headers)

    def refused(self, kind, call):
        """Demands that a call is refused for a reason."""
        try:
            call()
        except Refusal as refusal:
            assert refusal.kind == kind, refusal
            return
        raise AssertionError(f"expected {kind}")

    def every(self, account, path):
        items, cursor = [], ""
        join = "&" if "?" in path else "?"
        while True:
            page = self.get(account, f"{path}{join}limit=200{cursor}")
            items += page["items"]
            if not page.get("next"):
                return items
            cursor = "&cursor=" + urllib.parse.quote(page["next"])

    def send_file(self, account, path, name, content):
        edge = "sunshine-year"
        head = f'--{edge}\r\ncontent-disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        raw = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        headers = {"content-type": f"multipart/form-data; boundary={edge}"}
        return self.ask(account, "POST", path, headers=headers, raw=raw)

    def load(self, account, kind, name, content):
        """Uploads a file and waits for its end."""
        if isinstance(content, str):
            content = content.encode()
        found = self.send_file(account, f"/imports/{kind}", name, content)
        while True:
            one = self.get(account, f"/imports/{found['id']}")
            if one["state"] not in ("running", "waiting", "uploading"):
                return one
            time.sleep(0.05)
