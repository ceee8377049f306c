package org.korudelta.offence;
