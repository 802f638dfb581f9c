"""A web server for the tests of probes: server.py PORT [CERTIFICATE KEY]."""
import http.server
import ssl
import sys
import time


class Handler(http.server.BaseHTTPRequestHandler):
    def reply(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        port = self.server.server_port
        if self.path == "/page":
            self.reply(200, b"x" * 100, Last_Modified="Mon, 23 Nov 2026 08:00:00 GMT")
        elif self.path == "/undated":
            self.reply(200, b"x")
        elif self.path == "/json":
            self.reply(200, b'{"data": [{"at": "2026-11-23T09:30:00+01:00", "local": "2026-11-23 09:30:00", "unix": 1795422600, "none": null, "word": "soon"}]}')
        elif self.path == "/moved":
            self.reply(302, b"moved", Location="/page")
        elif self.path == "/away":
            self.reply(302, Location=f"http://127.0.0.2:{port}/page")
        elif self.path == "/circle":
            self.reply(302, Location="/circle2")
        elif self.path == "/circle2":
            self.reply(302, Location="/circle")
        elif self.path == "/slow":
            time.sleep(30)
        elif self.path == "/huge":
            self.reply(200, b"[" + b"1," * (5 << 20) + b"1]")
        elif self.path == "/token":
            ok = self.headers.get("Authorization") == "Bearer s3cr3t-token"
            self.reply(200 if ok else 401, b'{"at": "2026-11-23T08:00:00Z"}')
        elif self.path.startswith("/echo"):
            self.reply(200, b'{"at": "%s"}' % self.headers.get("Authorization", "").encode())
        else:
            self.reply(404)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
