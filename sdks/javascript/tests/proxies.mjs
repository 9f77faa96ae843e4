// Two things that stand between a client and the server: one that cuts, one that refuses.
import { createServer as createHttpServer, request } from "node:http";
import { connect, createServer } from "node:net";
import { once } from "node:events";

/** Passes TCP on; `cut` breaks every connection and takes none until `mend`. */
export async function cutting(target) {
  const { hostname, port } = new URL(target);
  const pairs = new Set();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect({ host: hostname, port: Number(port) });
    const pair = [near, far];
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near]]) {
      one.on("error", () => other.destroy());
      one.on("close", () => (other.destroy(), pairs.delete(pair)));
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut() {
      whole = false;
      pairs.forEach((pair) => pair.forEach((it) => it.destroy()));
    },
    mend: () => (whole = true),
    close: () => server.close(),
  };
}

/** Passes HTTP on, but answers as `instead(request, count)` says where that says something; keeps what it was asked. */
export async function between(target, instead = () => undefined) {
  const asked = [];
  const server = createHttpServer((incoming, outgoing) => {
    asked.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, at: Date.now() });
    const said = instead(incoming, asked.length);
    if (said !== undefined) {
      outgoing.writeHead(said.status, { "Content-Type": "application/json", ...said.headers });
      outgoing.end(said.body ?? "");
      incoming.resume();
      return;
    }
    const passed = request(target + incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.on("upgrade", (incoming, near, head) => {
    const { hostname, port } = new URL(target);
    const far = connect({ host: hostname, port: Number(port) }, () => {
      const headers = incoming.rawHeaders.flatMap((it, i) => (i % 2 === 0 ? [`${it}: ${incoming.rawHeaders[i + 1]}`] : []));
      far.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}`, asked, close: () => server.close() };
}
