// nginx with the very bytes that Jumelles sent, in files: what a web server can do that has nothing to compute.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { keep, until } from "../lib/child.mjs";
import { freePort } from "../lib/ports.mjs";
import { askEach } from "./load.mjs";

const configuration = (folder, port) => `
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
worker_processes auto;
${process.getuid() === 0 ? "user root;" : ""}
events {}
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  types { }
  default_type "text/html; charset=utf-8";
  server {
    listen 127.0.0.1:${port} backlog=1024;
    root ${folder}/site;
    add_header Content-Encoding br;
  }
}
`;

/** Asks `origin` for the paths, keeps what it answers, and serves it. `paths` are nginx's names for the same pages. */
export async function startNginx(origin, asked, folder) {
  mkdirSync(join(folder, "site"), { recursive: true });
  const paths = [];
  await askEach(origin, asked, (i, { status, body, encoding }) => {
    if (status !== 200) return;
    if (encoding !== "br") throw new Error(`${asked[i]} came as ${encoding ?? "plain"}, not as br`);
    writeFileSync(join(folder, "site", `${i}.html`), body);
    paths.push(`/${i}.html`);
  });
  const port = await freePort();
  const file = join(folder, "nginx.conf");
  writeFileSync(file, configuration(folder, port));
  const server = keep("/usr/sbin/nginx", ["-c", file, "-p", folder]);
  const there = `http://127.0.0.1:${port}`;
  const ready = () => fetch(there + paths[0], { method: "HEAD" }).then((r) => r.ok, () => false);
  await until(server, ready, { seconds: 10, what: "nginx" });
  return { origin: there, paths, stop: () => server.stop() };
}
