'use strict';
// A file of its own: a Node that is too old could not even parse import().
module.exports = (argv, root) => import('../dist/src/main.js').then(({ main }) => main(argv, root));
