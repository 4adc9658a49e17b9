// One form that a passkey fills: it asks the site what to ask, the browser for the answer, and is sent with it.
import { creation, request, told } from "./wire";

/** What the site answers when a ceremony begins. */
interface Begun {
  ceremony: string;
  options: unknown;
}

export const supported = (): boolean =>
  window.isSecureContext && "PublicKeyCredential" in window && "credentials" in navigator;

/** A form with `data-passkey` (`create` or `get`), `data-start` (where to begin) and `data-failed` (what to say). */
export class PasskeyForm {
  private readonly status: HTMLElement | null;

  constructor(private readonly form: HTMLFormElement) {
    this.status = form.querySelector("[role=status]");
    form.hidden = false;
    for (const note of document.querySelectorAll<HTMLElement>("[data-passkey-note]")) note.hidden = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.ask();
    });
  }

  private async ask(): Promise<void> {
    this.say("");
    try {
      const begun = await this.begin();
      const credential = await this.answer(begun.options);
      this.fill("ceremony", begun.ceremony);
      this.fill("credential", JSON.stringify(credential));
      this.form.submit();
    } catch (why) {
      // Whoever closes the window of the device knows why; whoever is on another address than the site's is told.
      console.info("passkey:", why instanceof Error ? why.name : why);
      this.say(this.form.dataset.failed ?? "");
    }
  }

  private async begin(): Promise<Begun> {
    const answer = await fetch(this.form.dataset.start ?? "", { method: "POST", headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return (await answer.json()) as Begun;
  }

  private async answer(options: unknown): Promise<unknown> {
    const making = this.form.dataset.passkey === "create";
    const credential = making
      ? await navigator.credentials.create(creation(options))
      : await navigator.credentials.get(request(options));
    if (!(credential instanceof PublicKeyCredential)) throw new Error("no credential");
    return told(credential);
  }

  private fill(name: string, value: string): void {
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  private say(text: string): void {
    if (this.status) this.status.textContent = text;
  }
}
