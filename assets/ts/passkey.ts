// Passkeys: the forms that have `data-passkey` ask the browser for one, then send its answer as any form is sent.
import { PasskeyForm, supported } from "./passkey/form";

if (supported()) for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) new PasskeyForm(form);
