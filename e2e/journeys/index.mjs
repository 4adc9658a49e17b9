import "./find.mjs";
import "./links.mjs";
import "./ways_out.mjs";
import "./read.mjs";
import "./figures.mjs";
import "./keyboard.mjs";
import "./every_page.mjs";
import "./weights.mjs";
