package org.korudelta.error;

final class Offence {
    private Offence( ) {}
}
