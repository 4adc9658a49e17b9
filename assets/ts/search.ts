// Suggestions under a search field. Without this script the form asks the results page.
import { Suggestions } from "./search/combobox";

for (const input of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) new Suggestions(input);
