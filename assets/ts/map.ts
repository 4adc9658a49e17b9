// The interactive map, loaded on its own page and only when it is asked for.

import "leaflet/dist/leaflet.css";

export {};
