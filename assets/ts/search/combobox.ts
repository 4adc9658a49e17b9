// A field with suggestions: the ARIA combobox with a list box, chosen by hand. The library keeps the keyboard, the active
// option and the attributes; what is asked, shown and said is here.
/*! @github/combobox-nav, MIT, Copyright (c) 2018 GitHub, Inc. */
import Combobox from "@github/combobox-nav";

import { type Answer, Answers } from "./answers";
import { element, emptyList, fill } from "./list";

/** How long typing must rest before the server is asked, in milliseconds. */
const REST = 120;

/** Suggestions for a field that has `data-suggest` (the kind wanted, or nothing) and `data-told` (what is said of them). */
export class Suggestions {
  private readonly list: HTMLElement;
  private readonly status = element("p", "vh");
  private readonly combobox: Combobox;
  private readonly answers: Answers;
  private resting?: number;

  constructor(private readonly input: HTMLInputElement) {
    this.answers = new Answers(input.dataset.suggest ?? "", document.documentElement.lang);
    this.list = emptyList(input);
    this.status.setAttribute("role", "status");
    input.after(this.list, this.status);
    this.combobox = new Combobox(input, this.list, { tabInsertsSuggestions: false });
    this.listen();
  }

  private listen(): void {
    const { input } = this;
    // Half-composed signs of Chinese, Japanese or Korean are no text yet.
    input.addEventListener("input", (event) => (event as InputEvent).isComposing || this.typed());
    input.addEventListener("compositionend", () => this.typed());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("blur", () => this.close());
    input.form?.addEventListener("submit", () => this.close());
  }

  private pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Escape" && !this.list.hidden) {
      // The first press closes the list; only the next one empties the field, as browsers do.
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" && this.list.hidden) {
      this.typed(0);
    }
  }

  private typed(rest = REST): void {
    const text = this.input.value.trim();
    this.stop();
    if (!text) return this.close();
    const known = this.answers.recall(text);
    if (known) return this.show(known);
    this.resting = window.setTimeout(() => void this.ask(text), rest);
  }

  private async ask(text: string): Promise<void> {
    const answers = await this.answers.ask(text);
    if (answers && document.activeElement === this.input) this.show(answers);
  }

  private show(answers: Answer[]): void {
    const opens = this.list.hidden && answers.length > 0;
    this.combobox.stop();
    fill(this.list, answers);
    this.list.hidden = answers.length === 0;
    if (!this.list.hidden) this.combobox.start();
    if (opens) makeRoom(this.input);
    const forms = (this.input.dataset.told ?? "").split("|");
    const form = forms[Math.min(answers.length, forms.length - 1)] ?? "";
    this.status.textContent = form.replace("#", String(answers.length));
  }

  private close(): void {
    this.stop();
    this.combobox.stop();
    this.list.hidden = true;
    this.status.textContent = "";
  }

  private stop(): void {
    window.clearTimeout(this.resting);
    this.answers.forget();
  }
}

/** Brings the field to the top of a touch screen, whose keyboard covers what stands lower. */
function makeRoom(input: HTMLInputElement): void {
  const seen = window.visualViewport?.height ?? window.innerHeight;
  const low = input.getBoundingClientRect().bottom > seen / 2;
  if (low && window.matchMedia("(pointer: coarse)").matches) (input.labels?.[0] ?? input).scrollIntoView();
}
