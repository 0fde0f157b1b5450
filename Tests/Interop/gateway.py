"""The gateway itself, as a process of its own."""

import os
import pathlib
import subprocess
import time
import urllib.request


class Gateway:
    def __init__(self, program: pathlib.Path, folder: pathlib.Path, port: int, config: str, secrets: dict):
        self.program, self.folder, self.port = program, folder, port
        self.config = folder / "gatehouse.yaml"
        self.config.write_text(config)
        self.environment = os.environ | secrets
        self.url = f"http://127.0.0.1:{port}"
        self.process = None

    def run(self, *arguments) -> str:
        return subprocess.run(
            [self.program, *arguments], env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def check(self):
        found = subprocess.run(
            [self.program, "check", "--config", self.config], env=self.environment, capture_output=True, text=True
        )
        assert found.returncode == 0, found.stdout + found.stderr

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "serve", "--config", self.config], env=self.environment,
            stdout=open(self.folder / "gateway.log", "ab"), stderr=subprocess.STDOUT,
        )
        for _ in range(300):
            try:
                urllib.request.urlopen(self.url + "/readyz", timeout=2).read()
                return
            except OSError:
                assert self.process.poll() is None, f"the gateway ended; see {self.folder}/gateway.log"
                time.sleep(0.1)
        raise AssertionError("the gateway is not ready after half a minute")

    def stop(self):
        if self.process:
            self.process.terminate()
            assert self.process.wait(timeout=30) == 0
            self.process = None

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process = None
