import fc from 'fast-check';

// Property tests of the fast suite try fewer cases; the whole suite tries them all.
fc.configureGlobal({ numRuns: 20 });
