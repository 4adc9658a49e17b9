/** The records of an RFC 4180 text, quoted line breaks included, without its header. */
export function records(text) {
  const rows = [[""]];
  let quoted = false;
  for (const sign of text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n")) {
    const row = rows.at(-1);
    if (sign === '"') quoted = !quoted;
    else if (sign === "," && !quoted) row.push("");
    else if (sign === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "").slice(1);
}
