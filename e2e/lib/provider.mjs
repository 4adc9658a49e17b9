// An OpenID Connect provider that others wrote (npm `oidc-provider`), on this machine: people type a name and are let in.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";

import Provider from "oidc-provider";

export const NAME = "ProEssai";
const CLIENT = "jumelles";
const SECRET = "the secret of the journeys";

/** The page on which somebody says who they are; nobody's fonts, no script. */
const form = (uid) => `<!doctype html><html lang="en"><title>${NAME}</title>
<form method="post" action="/interaction/${uid}"><label>Account <input name="login"></label><button>Enter</button></form></html>`;

async function typed(request) {
  let body = "";
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body).get("login");
}

/** A key for each algorithm that the program takes. */
function keys() {
  const kinds = { ES256: ["ec", { namedCurve: "P-256" }], RS256: ["rsa", { modulusLength: 2048 }] };
  return Object.entries(kinds).map(([alg, [kind, size]]) => {
    const { privateKey } = generateKeyPairSync(kind, size);
    return { ...privateKey.export({ format: "jwk" }), alg, use: "sig", kid: `journeys-${alg}` };
  });
}

function settings(origin, algorithm, email) {
  return {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [`${origin}/fr/compte/identite/retour`],
        post_logout_redirect_uris: [`${origin}/fr/compte`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "client_secret_post",
        id_token_signed_response_alg: algorithm,
        userinfo_signed_response_alg: algorithm,
      },
    ],
    jwks: { keys: keys() },
    cookies: { keys: [randomBytes(32).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    enabledJWA: { userinfoSigningAlgValues: ["ES256", "RS256"], idTokenSigningAlgValues: ["ES256", "RS256"] },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    pkce: { required: () => true },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: email(id), email_verified: true }) }),
    // Whoever has entered agrees.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  };
}

/** Listens at once, so that a site can be told of it; serves once the site has an address. It signs with ES256 or RS256. */
export async function startProvider(port = 0, algorithm = "ES256") {
  let answer = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const env = {
    JUMELLES_IDENTITY_ISSUER: issuer,
    JUMELLES_IDENTITY_CLIENT_ID: CLIENT,
    JUMELLES_IDENTITY_CLIENT_SECRET: SECRET,
    JUMELLES_IDENTITY_NAME: NAME,
    JUMELLES_IDENTITY_ALGORITHM: algorithm,
  };
  return {
    issuer,
    env,
    stop: () => server.close(),
    serveTo(origin) {
      const provider = new Provider(issuer, settings(origin, algorithm, (id) => `${id}@leportel.example`));
      const own = provider.callback();
      answer = async (request, response) => {
        const uid = request.url.match(/^\/interaction\/([\w-]+)$/)?.[1];
        if (!uid) return own(request, response);
        if (request.method !== "POST") return response.writeHead(200, { "content-type": "text/html" }).end(form(uid));
        const login = { accountId: await typed(request) };
        return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
      };
    },
  };
}
