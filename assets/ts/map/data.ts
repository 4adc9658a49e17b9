// What the server answers: `GET /api/v1/map`. Parallel arrays; positions in ten-thousandths of a degree.

export interface Data {
  total: number;
  unplaced: number;
  in_view: number;
  clusters: {
    near: number;
    lat: number[];
    lon: number[];
    side: number[];
    places: number[];
    links: number[];
    named: number[];
  };
  arcs: { total: number; inner: number; from: number[]; to: number[]; links: number[] } | null;
  places: { id: string[]; name: string[]; context: string[]; url: string[]; links: number[] };
  heaviest: number[];
}

/** One answer at a time: a newer question makes the older one void. */
export class Source {
  private running: AbortController | undefined;
  private last = "";

  constructor(private readonly api: string) {}

  /** The answer for a window; nothing when it is the one shown already, or when a newer question came in between. */
  async ask(bbox: string, zoom: number): Promise<Data | undefined> {
    const address = `${this.api}&bbox=${bbox}&zoom=${zoom}`;
    if (address === this.last) return undefined;
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    try {
      const answer = await fetch(address, { signal: running.signal });
      if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
      const data = (await answer.json()) as Data;
      this.last = address;
      return data;
    } catch (error) {
      if (running.signal.aborted) return undefined;
      throw error;
    }
  }
}
