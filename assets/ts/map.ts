// The interactive map, loaded on its own page and only when it is asked for.

import "leaflet/dist/leaflet.css";
import "./map/map.css";
import { start } from "./map/start";

const place = document.getElementById("map");
if (place) start(place);
