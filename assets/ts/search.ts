// Suggestions under a search field: the ARIA combobox with a list box.

export {};
