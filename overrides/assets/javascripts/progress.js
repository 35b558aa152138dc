// To be filled.
"use strict";
