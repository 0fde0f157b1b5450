"""A stand-in for the platforms' APIs on loopback: it keeps what it is sent and answers as each of them does."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class StandIn:
    def __init__(self, answers: dict):
        """answers: for the first segment of a path, what is answered, as JSON."""
        self.calls = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                stand_in.calls.append((self.path, {name.title(): value for name, value in self.headers.items()}, body))
                reply = json.dumps(answers[self.path.split("/")[1]]).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply)

            do_PUT = do_GET = do_POST

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self, start: str):
        """The calls whose path begins so; at least one."""
        for _ in range(150):
            found = [call for call in self.calls if call[0].startswith(start)]
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"nothing was sent to {start}; sent was {[c[0] for c in self.calls]}")
