/** The simulator and the conformance scenarios, compiled from Java. */
export * from '../../dist/testing-engine.js';
