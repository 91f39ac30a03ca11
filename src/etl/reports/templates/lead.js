// Leads on to the report of the snapshot in whose folder this page stands, and to the same place in it.
"use strict";
location.replace(document.querySelector("main a").href + location.hash);
