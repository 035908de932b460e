"""Writes the settings of schemathesis for a running demonstration: ids and prices that it knows, so
that most tries reach beyond a 404. What is not drawn from them is invented."""

import json
import sys
import urllib.request

PASSWORD = "sunshine-demo"


def ask(address, path, token=None, body=None):
    request = urllib.request.Request(f"{address}/api/v1{path}", data=json.dumps(body).encode() if body else None)
    request.add_header("content-type", "application/json")
    if token:
        request.add_header("authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def token(address, account):
    return ask(address, "/sessions", body={"account": account, "password": PASSWORD})["token"]


def main(address):
    tokens = {account: token(address, account) for account in ("hospital", "operator")}
    readers = {
        "products": "hospital",
        "invitations": "hospital",
        "messages": "hospital",
        "organisations": "operator",
        "imports": "operator",
    }
    words = {"prices": ["1", "88.50", "690.00", "0.0125"]}
    for name, account in readers.items():
        found = ask(address, f"/{name}?limit=50", tokens[account])
        if found["items"]:
            words[name] = [item["id"] for item in found["items"]]
    bindings = [(f"/{name}/.id.", {"path.id": name}) for name in readers if name in words]
    offer = {"body.product_id": "products", "body.price": "prices"}
    bindings += [(f"/{path}$", offer) for path in ("invitations", "invitations/preview")]
    for name, values in words.items():
        print(f"[dictionaries.{name}]\nvalues = {json.dumps(values)}\n")
    for path, places in bindings:
        print(f"[[operations]]\ninclude-path-regex = '{path}'")
        for place, name in places.items():
            print(f'parameters."{place}" = {{ dictionary = "{name}", probability = 0.8 }}')
        print()


main(sys.argv[1])
