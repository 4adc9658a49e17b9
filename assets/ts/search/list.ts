// The list box under a field, drawn from suggestions. Texts come from people: they are set as text, never as HTML.
import type { Answer } from "./answers";

let lists = 0;

/** An empty list box under the field, with the field's name. */
export function emptyList(input: HTMLInputElement): HTMLElement {
  const list = element("div", "suggest");
  list.id = `suggest-${++lists}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
  list.hidden = true;
  // Pressing a suggestion must not take the focus from the field, which would close the list before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  return list;
}

/** Puts suggestions into the list: links, so that they open in a new tab as any link does. */
export function fill(list: HTMLElement, answers: Answer[]): void {
  list.replaceChildren(...answers.map((answer, at) => option(`${list.id}-${at}`, answer)));
}

function option(id: string, { name, context, url }: Answer): HTMLElement {
  const link = element("a");
  link.id = id;
  link.href = url;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.append(word(name), " ", word(context, "muted small"));
  return link;
}

/** A text in whatever script: its own direction does not turn its neighbour's. */
function word(text: string, look?: string): HTMLElement {
  const span = element("span", look);
  span.dir = "auto";
  span.textContent = text;
  return span;
}

/** A new element, perhaps with a class. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, look = ""): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (look) made.className = look;
  return made;
}
