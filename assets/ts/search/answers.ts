// What the server suggests for a text, asked once and kept as long as the page is open.

/** One suggestion, as `/api/v1/suggest` gives it. */
export interface Answer {
  name: string;
  context: string;
  url: string;
}

/** Texts whose suggestions are kept: somebody who types and deletes asks for few more. */
const KEPT = 50;

/** Asks for the suggestions of one field. A question that comes later calls the earlier one off. */
export class Answers {
  private readonly known = new Map<string, Answer[]>();
  private asking?: AbortController;

  constructor(
    private readonly kind: string,
    private readonly lang: string,
  ) {}

  /** The suggestions for a text when they are known already. */
  recall(text: string): Answer[] | undefined {
    return this.known.get(text);
  }

  /** The suggestions for a text; nothing when the server does not answer or something else was asked since. */
  async ask(text: string): Promise<Answer[] | undefined> {
    this.forget();
    const { signal } = (this.asking = new AbortController());
    try {
      const asked = new URLSearchParams({ q: text, lang: this.lang });
      if (this.kind) asked.set("kind", this.kind);
      const response = await fetch(`/api/v1/suggest?${asked}`, { signal });
      if (!response.ok) return undefined;
      const { results } = (await response.json()) as { results: Answer[] };
      if (this.known.size >= KEPT) this.known.clear();
      this.known.set(text, results);
      // Calling off may come too late to stop an answer that is already here.
      return signal.aborted ? undefined : results;
    } catch {
      return undefined; // Called off or out of reach: the form works without.
    }
  }

  /** Calls off what is being asked. */
  forget(): void {
    this.asking?.abort();
  }
}
